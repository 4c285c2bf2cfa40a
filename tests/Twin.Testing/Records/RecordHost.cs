using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Testing.Records;

/// <summary>
/// The smallest host of records: a dictionary, a queue of messages and a calendar. What it leaves is what any other host must leave.
/// </summary>
public sealed class RecordHost(EstatePopulation population, RuleSet rules, ulong seed, UserDirectory? users = null)
{
    private readonly Dictionary<EntityKey, object> records = [];
    private readonly Queue<EntityMessage> messages = [];
    private readonly SortedDictionary<(long At, EntityKey Entity, long Number), DueEntry> calendar = [];
    private readonly Dictionary<(EntityKey Entity, long Number), long> timeOf = [];
    private RecordContext context = new(
        rules, population.Products, users ?? population.Users, new RdpRouting(population.Providers), default, seed);

    /// <summary>Everything that happened, in order.</summary>
    public List<Happening> Happenings { get; } = [];

    /// <summary>Every message that was delivered, in order.</summary>
    public List<EntityMessage> Delivered { get; } = [];

    /// <summary>How often each message is delivered. Default: once.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>Chooses the queued message that is delivered next, by its place; the first of all by default.</summary>
    public Func<int, int> Choose { get; set; } = static _ => 0;

    /// <summary>The rules, the CPL, the users and the time.</summary>
    public RecordContext Context { get => context; set => context = value; }

    /// <summary>The time.</summary>
    public SimTime Now => context.Now;

    /// <summary>A device as it is now.</summary>
    public DeviceRecord Device(DeviceId id) => records.GetValueOrDefault(EntityKey.Of(id)) as DeviceRecord
        ?? population.Device(id) ?? DeviceRecord.Empty(id);

    /// <summary>A hub as it is now.</summary>
    public HubRecord Hub(DeviceId chf) => records.GetValueOrDefault(EntityKey.OfHub(chf)) as HubRecord
        ?? population.HubOf(chf) ?? HubRecord.Empty(chf);

    /// <summary>A meter point as it is now.</summary>
    public MeterPointRecord MeterPoint(Mpxn id) => records.GetValueOrDefault(EntityKey.Of(id)) as MeterPointRecord
        ?? population.MeterPoint(id) ?? MeterPointRecord.Empty(id);

    /// <summary>Sends a request and lets everything that follows happen.</summary>
    public RecordReply Send(RecordRequest request)
    {
        FetchedRecords fetched = new();
        RequestRoute route = RequestRouting.Route(request, fetched, context.Places);
        while (!route.IsReady)
        {
            Fetch(route.Fetch, fetched);
            route = RequestRouting.Route(request, fetched, context.Places);
        }

        RecordReply reply = !route.Each.IsEmpty ? SendEach(request, route, fetched)
            : route.Decides.IsNone ? Reply(DccSteps.Answer(request, fetched, context))
            : Reply(Step(route.Decides, request, fetched));
        Deliver();
        return reply;
    }

    /// <summary>Lets something happen to a device from outside.</summary>
    public RecordReply Operate(DeviceId device, DeviceCommand command)
        => Operate(EntityKey.Of(device), DeviceSteps.Operate(Device(device), command, context));

    /// <summary>Lets something happen to a hub from outside.</summary>
    public RecordReply Operate(DeviceId chf, HubOperation operation)
        => Operate(EntityKey.OfHub(chf), HubSteps.Operate(Hub(chf), operation, context));

    /// <summary>Lets registration data name other parties.</summary>
    public RecordReply Register(Mpxn meterPoint, RegistrationChange change)
        => Operate(EntityKey.Of(meterPoint), MeterPointSteps.Register(MeterPoint(meterPoint), change, context));

    /// <summary>Lets another consumer move in.</summary>
    public RecordReply ChangeTenancy(Mpxn meterPoint)
        => Operate(EntityKey.Of(meterPoint), MeterPointSteps.ChangeTenancy(MeterPoint(meterPoint), context));

    /// <summary>Takes an entry off the CPL or puts it back, for the devices given, as a mass event does.</summary>
    public void List(Product product, bool isListed, IEnumerable<DeviceId> devices)
    {
        ProductList list = context.Products.With(product);
        context = context with { Products = list.WithListing(list.NumberOf(product), isListed) };
        DeviceCommand command = DeviceCommand.OfListing(isListed);
        foreach (DeviceId device in devices)
        {
            if (Device(device).State.RecordedFirmware == list.NumberOf(product))
            {
                _ = Operate(device, command);
            }
        }
    }

    /// <summary>Puts products on the CPL.</summary>
    public void Add(params IEnumerable<Product> products)
        => context = context with { Products = products.Aggregate(context.Products, static (list, product) => list.With(product)) };

    /// <summary>Lets the time go on to a moment, with everything that falls due by then.</summary>
    public void AdvanceTo(SimTime until)
    {
        while (calendar.Count > 0 && calendar.First() is var (place, due) && place.At <= until.Ms)
        {
            context = context with { Now = new SimTime(Math.Max(place.At, Now.Ms)) };
            _ = calendar.Remove(place);
            _ = timeOf.Remove((place.Entity, place.Number));
            Fire(place.Entity, due);
            Deliver();
        }

        context = context with { Now = until };
    }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the digest forms of everything that is not as the population made it, by id (R9); and how
    /// many entities that is.
    /// </summary>
    public (string Sha256, long Entities) Digest()
    {
        ArrayBufferWriter<byte> bytes = new();
        long entities = 0;
        foreach ((EntityKey key, object record) in Touched)
        {
            bool changed = record switch
            {
                DeviceRecord device
                    => RecordDigest.Write(device, population.Device(key.Device) ?? DeviceRecord.Empty(key.Device), bytes),
                HubRecord hub => RecordDigest.Write(hub, population.HubOf(key.Chf) ?? HubRecord.Empty(key.Chf), bytes),
                _ => RecordDigest.Write(
                    (MeterPointRecord)record,
                    population.MeterPoint(key.MeterPoint) ?? MeterPointRecord.Empty(key.MeterPoint),
                    bytes),
            };
            entities += changed ? 1 : 0;
        }

        return (Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan)), entities);
    }

    /// <summary>The records that had a step, by id.</summary>
    public IEnumerable<KeyValuePair<EntityKey, object>> Touched => records.OrderBy(static one => one.Key);

    private static RecordReply Reply(EntityStep step) => new(step.Code, step.Check, step.Clause, step.Values, step.Response);

    private static RecordReply Reply(DccAnswer answer) => new(answer.Code, answer.Check, answer.Clause, answer.Values);

    private RecordReply SendEach(RecordRequest request, RequestRoute route, FetchedRecords fetched)
    {
        DccAnswer check = DccSteps.Check(request, context);
        if (!check.Accepted)
        {
            return Reply(check);
        }

        return Reply(DccSteps.Together(request, [.. route.Each.Select(device => (device, Step(device, request, fetched)))]));
    }

    private EntityStep Step(EntityKey entity, RecordRequest request, FetchedRecords fetched)
    {
        if (entity.Kind == EntityKind.CommunicationsHub)
        {
            return Commit(entity, HubSteps.Request(Hub(entity.Chf), request, fetched, context));
        }

        DeviceRecord device = Device(entity.Device);
        Fetch(RequestRouting.MirrorsOf(device, fetched), fetched);
        return Commit(entity, DeviceSteps.Request(device, request, fetched, context));
    }

    private RecordReply Operate<T>(EntityKey entity, EntityStep<T> step)
        where T : class
    {
        RecordReply reply = Reply(Commit(entity, step));
        Deliver();
        return reply;
    }

    private EntityStep<T> Commit<T>(EntityKey entity, EntityStep<T> step)
        where T : class
    {
        records[entity] = step.After;
        Happenings.AddRange(step.Happenings);
        foreach (EntityMessage message in step.Messages)
        {
            messages.Enqueue(message);
        }

        foreach (long number in step.DueDone)
        {
            Withdraw(entity, number);
        }

        foreach (DueEntry due in step.Due)
        {
            Withdraw(entity, due.Number);
            calendar.Add((due.At.Ms, entity, due.Number), due);
            timeOf.Add((entity, due.Number), due.At.Ms);
        }

        return step;
    }

    private void Withdraw(EntityKey entity, long number)
    {
        if (timeOf.Remove((entity, number), out long at))
        {
            _ = calendar.Remove((at, entity, number));
        }
    }

    private void Fetch(ImmutableArray<EntityKey> keys, FetchedRecords fetched)
    {
        foreach (EntityKey key in keys)
        {
            switch (key.Kind)
            {
                case EntityKind.Device:
                    fetched.Add(Device(key.Device));
                    break;
                case EntityKind.CommunicationsHub:
                    fetched.Add(Hub(key.Chf));
                    break;
                default:
                    fetched.Add(MeterPoint(key.MeterPoint));
                    break;
            }
        }
    }

    private void Fire(EntityKey entity, DueEntry due)
    {
        FetchedRecords fetched = new();
        switch (entity.Kind)
        {
            case EntityKind.Device:
                Fetch(RequestRouting.MirrorsOf(Device(entity.Device), fetched), fetched);
                _ = Commit(entity, DeviceSteps.Fire(Device(entity.Device), due, fetched, context));
                break;
            case EntityKind.CommunicationsHub:
                Fetch(RequestRouting.NeededBy(Hub(entity.Chf), due, fetched), fetched);
                _ = Commit(entity, HubSteps.Fire(Hub(entity.Chf), due, fetched, context));
                break;
            default:
                _ = Commit(entity, MeterPointSteps.Fire(MeterPoint(entity.MeterPoint), due, context));
                break;
        }
    }

    // Any order of senders and receivers is allowed but that of one sender to one receiver is kept.
    private void Deliver()
    {
        while (messages.Count > 0)
        {
            EntityMessage[] waiting = [.. messages];
            EntityMessage[] heads = [.. waiting.DistinctBy(static m => (m.Sender, m.Target))];
            EntityMessage next = heads[Choose(heads.Length)];
            messages.Clear();
            foreach (EntityMessage message in waiting.Where(message => !ReferenceEquals(message, next)))
            {
                messages.Enqueue(message);
            }

            Delivered.Add(next);
            for (int time = 0; time < Deliveries; time++)
            {
                Take(next);
            }
        }
    }

    private void Take(EntityMessage message)
    {
        EntityKey target = message.Target;
        switch (target.Kind)
        {
            case EntityKind.Device:
                _ = Commit(target, DeviceSteps.Receive(Device(target.Device), message, context));
                break;
            case EntityKind.CommunicationsHub:
                _ = Commit(target, HubSteps.Receive(Hub(target.Chf), message, context));
                break;
            default:
                _ = Commit(target, MeterPointSteps.Receive(MeterPoint(target.MeterPoint), message, context));
                break;
        }
    }
}
