using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Gateway.Tests;

/// <summary>A twin of three devices whose answers a test sets; it remembers what it was asked.</summary>
internal sealed class FakeTwin : ITwin
{
    public static readonly DeviceId Esme = DeviceId.Parse("00-DB-12-34-56-78-90-A0");
    public static readonly DeviceId Chf = DeviceId.Parse("00-DB-12-34-56-78-90-A2");
    public static readonly UserId Supplier = UserId.Parse("90-B3-D5-1F-30-01-00-00");
    public static readonly Mpxn Mpan = Mpxn.Parse("1012345678909");
    public static readonly Product Product = new(DeviceType.Esme, "Acme", "One", "1.0");
    public static readonly SimTime Now = UtcText.Parse("2026-01-01T00:00:00Z");

    private readonly List<TwinEvent> log = [];
    private readonly Lock gate = new();
    private TaskCompletionSource added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<ServiceRequest> Requests { get; } = [];

    public ConcurrentQueue<Operation> Operations { get; } = [];

    /// <summary>Every place after which somebody began to listen.</summary>
    public Channel<long> Subscriptions { get; } = Channel.CreateUnbounded<long>();

    public Func<ServiceRequest, ServiceAnswer> Answer { get; set; } = request => new() { Id = request.Id, Code = ResponseCode.I99,
    At = Now };

    public ResponseCode OperationCode { get; set; } = ResponseCode.I0;

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    public TimeControl? LastControl { get; private set; }

    public void Happen(params ReadOnlySpan<TwinEvent> events)
    {
        lock (gate)
        {
            foreach (TwinEvent one in events)
            {
                log.Add(one);
            }

            added.SetResult();
            added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public static TwinEvent Event(long sequence, EntityKey entity = default, UserId user = default) => new()
    {
        Sequence = sequence, At = Now, Kind = user.IsNone ? TwinEventKind.DeviceChanged : TwinEventKind.DccAlert, Entity = entity,
        User = user, Cause = "Suspend",
    };

    public Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation = default)
    {
        Requests.Enqueue(request);
        return Reply(() => Answer(request));
    }

    public Task<OperationAnswer> ReportAsync(Operation operation, CancellationToken cancellation = default)
    {
        Operations.Enqueue(operation);
        return Reply(() => new OperationAnswer
        {
            Id = operation.Id, Code = OperationCode, At = Now, Reason = OperationCode > ResponseCode.I99 ? "no such hub" : string.Empty,
            Reaching = 7,
        });
    }

    public Task<DeviceView?> GetDeviceAsync(DeviceId id, CancellationToken cancellation = default)
        => Reply(() => Devices.FirstOrDefault(one => one.Id == id));

    public Task<HubView?> GetHubAsync(DeviceId chf, CancellationToken cancellation = default)
        => Reply(
            () => chf == Chf ? new HubView { Chf = Chf, Stage = default(HubStage), Region = CspRegion.North, Devices = [Esme] } : null);

    public Task<MeterPointView?> GetMeterPointAsync(Mpxn id, CancellationToken cancellation = default)
        => Reply(() => id == Mpan ? new MeterPointView { Id = Mpan, Kind = MeterPointKind.Import, Flag = DccServiceFlag.A } : null);

    public Task<EventPage> ReadEventsAsync(EventQuery filter, long after, int most = 100, CancellationToken cancellation = default)
        => Reply(() =>
        {
            List<TwinEvent> found = [.. Matching(filter, after).Take(most + 1)];
            List<TwinEvent> page = [.. found.Take(most)];
            return new EventPage(page, page.Count == 0 ? after : page[^1].Sequence, found.Count > most);
        });

    public async IAsyncEnumerable<TwinEvent> SubscribeAsync(
        EventQuery filter, long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Subscriptions.Writer.TryWrite(after);
        while (true)
        {
            Task more;
            List<TwinEvent> next;
            lock (gate)
            {
                more = added.Task;
                next = Matching(filter, after);
            }

            foreach (TwinEvent one in next)
            {
                yield return one;
                after = one.Sequence;
            }

            await more.WaitAsync(cancellation);
        }
    }

    public Task<DevicePage> FindDevicesAsync(DeviceSearch search, CancellationToken cancellation = default)
        => Reply(() =>
        {
            List<DeviceView> found =
            [
                .. Devices.Where(one => one.Id > search.After && (search.Type is null || one.Type == search.Type)
                    && (search.Status is null || one.Status == search.Status)).Take(search.Most + 1),
            ];
            List<DeviceView> page = [.. found.Take(search.Most)];
            return new DevicePage(page, found.Count > search.Most ? page[^1].Id : null);
        });

    public Task<EstateCounts> CountAsync(CancellationToken cancellation = default) => Reply(() => new EstateCounts
    {
        Premises = 3,
        Devices = new Dictionary<string, IReadOnlyDictionary<string, long>> { ["ESME"] = new Dictionary<string,
        long> { ["Commissioned"] = 3 } },
        MeterPoints = new Dictionary<string, IReadOnlyDictionary<string, long>>(),
        Touched = new Dictionary<string, long>(),
        AsOfSequence = 0,
    });

    public Task<IReadOnlyList<ProductView>> GetProductsAsync(CancellationToken cancellation = default)
        => Reply<IReadOnlyList<ProductView>>(() => [new(Product, true, 0)]);

    public Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellation = default)
        => Reply<IReadOnlyList<UserView>>(() => [new(Supplier, "SUPPLIER-01", [UserRole.ImportSupplier, UserRole.GasSupplier])]);

    public Task<IReadOnlyList<ProviderView>> GetProvidersAsync(CancellationToken cancellation = default)
        => Reply<IReadOnlyList<ProviderView>>(() => [new("RDP-1", "D0350", 1, 2, 3, true)]);

    public Task<TimeView> GetTimeAsync(CancellationToken cancellation = default) => Reply(() => new TimeView(Now, 60, false, null));

    public Task<TimeView> SetTimeAsync(TimeControl control, CancellationToken cancellation = default)
    {
        LastControl = control;
        return Reply(() => new TimeView(Now, control.Speed ?? 60, control.Paused ?? false, Now));
    }

    public Task<TwinDescription> DescribeAsync(CancellationToken cancellation = default)
        => Reply(() => new TwinDescription("0.1.0", "fake", 3, ulong.MaxValue, "SEC 2020", "ab", "memory"));

    public Task<DigestView> GetDigestAsync(CancellationToken cancellation = default) => Reply(() => new DigestView("cd", 3));

    private static IEnumerable<DeviceView> Devices =>
    [
        Device(Esme.Value, DeviceType.Esme), Device(Esme.Value + 1, DeviceType.Ppmid), Device(Chf.Value, DeviceType.Chf),
    ];

    private static DeviceView Device(ulong id, DeviceType type) => new()
    {
        Id = new DeviceId(id), Type = type, Smets = SmetsVersion.Smets2, Status = SmiStatus.Commissioned,
        Lifecycle = DeviceLifecycle.Commissioned,
        Metering = RequestValues.Of(KeyValuePair.Create("activeImportWh", RequestValue.Of(9_007_199_254_740_993))),
    };

    private List<TwinEvent> Matching(EventQuery filter, long after)
    {
        lock (gate)
        {
            return
            [
                .. log.Where(one => one.Sequence > after && (filter.Entity is null || filter.Entity == one.Entity)
                    && (filter.User is null || filter.User == one.User) && (filter.Kind is null || filter.Kind == one.Kind)),
            ];
        }
    }

    private Task<T> Reply<T>(Func<T> answer) => Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());
}
