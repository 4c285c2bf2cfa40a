using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>Finds the grain of an entity: its activation itself where that is in this silo, else a reference to it.</summary>
/// <remarks>
/// A message to a grain costs three times what a step does, so an activation in this silo is called without one. Which silo has it is
/// Orleans's to say: an activation enters itself here when it begins and leaves when it ends, and where none is known a message finds or
/// makes it. Safe for use by several threads. References are made from the types' ids, which are looked up once: asking by interface
/// makes Orleans read the interface's attributes each time, which was a fifth of the cost of a command.
/// </remarks>
internal sealed class EntityGrains
{
    private readonly Kind<IDeviceGrain> devices;
    private readonly Kind<ICommunicationsHubGrain> hubs;
    private readonly Kind<IMeterPointGrain> meterPoints;

    /// <summary>Knows no activation yet.</summary>
    /// <param name="factory">Makes references.</param>
    /// <param name="collection">After how long without a message Orleans ends an activation.</param>
    /// <param name="clock">The clock of that.</param>
    public EntityGrains(IGrainFactory factory, IOptions<GrainCollectionOptions> collection, TimeProvider clock)
    {
        // Half the time, so that an activation that is called all the time is never idle to Orleans.
        long lease = (long)(collection.Value.CollectionAge.TotalSeconds / 2 * clock.TimestampFrequency);
        devices = new(factory, clock, lease);
        hubs = new(factory, clock, lease);
        meterPoints = new(factory, clock, lease);
        Here = key => TableOf(key).Here(key.Number);
    }

    /// <summary>Lets callers of this silo call an activation.</summary>
    internal void Enter(EntityKey key, IEntityGrain activation) => TableOf(key).Enter(key.Number, activation);

    /// <summary>Lets them no longer.</summary>
    internal void Leave(EntityKey key, IEntityGrain activation) => TableOf(key).Leave(key.Number, activation);

    internal IEntityGrain Of(EntityKey key) => key.Kind switch
    {
        EntityKind.Device => Device(key.Number),
        EntityKind.CommunicationsHub => Hub(key.Number),
        EntityKind.MeterPoint => MeterPoint(key.Number),
        _ => throw new ArgumentException($"there is no entity of kind {key.Kind}", nameof(key)),
    };

    /// <summary>Finds an activation in this silo that needs no message now; null when there is none.</summary>
    internal Func<EntityKey, IStepMember?> Here { get; }

    internal IDeviceGrain Device(ulong number) => devices.Of(number);

    internal ICommunicationsHubGrain Hub(ulong number) => hubs.Of(number);

    internal IMeterPointGrain MeterPoint(ulong number) => meterPoints.Of(number);

    /// <summary>Adds a record as it is now to what was fetched.</summary>
    internal async Task FetchAsync(EntityKey key, FetchedRecords into)
    {
        switch (key.Kind)
        {
            case EntityKind.Device:
                into.Add((await Device(key.Number).ReadAsync().ConfigureAwait(false)).Record);
                break;
            case EntityKind.CommunicationsHub:
                into.Add((await Hub(key.Number).ReadAsync().ConfigureAwait(false)).Record);
                break;
            default:
                into.Add((await MeterPoint(key.Number).ReadAsync().ConfigureAwait(false)).Record);
                break;
        }
    }

    /// <summary>
    /// Waits until the messages that follow from a step are delivered, and those that follow from them, so that what is read afterwards
    /// shows everything. What cannot be delivered now is kept and sent later.
    /// </summary>
    internal async ValueTask SettleAsync(EntityKey key, long version)
    {
        Follower[] first = await Of(key).SettleAsync(version).ConfigureAwait(false);
        if (first.Length > 0)
        {
            await SettleAsync(key, version, first).ConfigureAwait(false);
        }
    }

    private async Task SettleAsync(EntityKey key, long version, Follower[] first)
    {
        Dictionary<EntityKey, long> settled = new() { [key] = version };
        Queue<(EntityKey Key, long Version)> open = new(first.Select(static one => (one.Key, one.Version)));
        while (open.TryDequeue(out (EntityKey Key, long Version) next))
        {
            if (next.Version <= settled.GetValueOrDefault(next.Key))
            {
                continue;
            }

            settled[next.Key] = next.Version;
            foreach (Follower follower in await Of(next.Key).SettleAsync(next.Version).ConfigureAwait(false))
            {
                open.Enqueue((follower.Key, follower.Version));
            }
        }
    }

    private ITable TableOf(EntityKey key) => key.Kind switch
    {
        EntityKind.Device => devices,
        EntityKind.CommunicationsHub => hubs,
        _ => meterPoints,
    };

    private interface ITable
    {
        void Enter(ulong number, IEntityGrain activation);

        void Leave(ulong number, IEntityGrain activation);

        IStepMember? Here(ulong number);
    }

    private sealed class Kind<TGrain>(IGrainFactory factory, TimeProvider clock, long lease) : ITable
        where TGrain : class, IEntityGrain
    {
        private readonly ConcurrentDictionary<ulong, Place> here = new();
        private readonly Lazy<(GrainType Type, GrainInterfaceType Contract)> names = new(() =>
        {
            IAddressable sample = factory.GetGrain<TGrain>(0);
            return (sample.GetGrainId().Type, ((GrainReference)sample).InterfaceType);
        });

        public void Enter(ulong number, IEntityGrain activation)
            => here[number] = new Place((TGrain)activation, clock.GetTimestamp() + lease);

        public void Leave(ulong number, IEntityGrain activation)
        {
            if (here.TryGetValue(number, out Place? place) && ReferenceEquals(place.Activation, activation))
            {
                here.TryRemove(KeyValuePair.Create(number, place));
            }
        }

        public IStepMember? Here(ulong number)
            => here.TryGetValue(number, out Place? place) && clock.GetTimestamp() < Volatile.Read(ref place.Until)
                ? place.Activation as IStepMember
                : null;

        internal TGrain Of(ulong number)
        {
            if (here.TryGetValue(number, out Place? place))
            {
                long now = clock.GetTimestamp();
                if (now < Volatile.Read(ref place.Until))
                {
                    return place.Activation;
                }

                // Now and then a message goes to it, from which Orleans sees that it is in use.
                Volatile.Write(ref place.Until, now + lease);
            }

            return (TGrain)factory.GetGrain(
                GrainId.Create(names.Value.Type, GrainIdKeyExtensions.CreateIntegerKey(unchecked((long)number))), names.Value.Contract);
        }

        private sealed class Place(TGrain activation, long until)
        {
            internal long Until = until;

            internal TGrain Activation { get; } = activation;
        }
    }
}
