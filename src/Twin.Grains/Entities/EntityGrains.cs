using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>Finds the grain of an entity.</summary>
/// <remarks>
/// References are made from the types' ids, which are looked up once: asking by interface makes Orleans read the interface's attributes
/// each time, which was a fifth of the cost of a command.
/// </remarks>
internal sealed class EntityGrains(IGrainFactory factory)
{
    private readonly Lazy<Kind> devices = new(() => new Kind(factory.GetGrain<IDeviceGrain>(0)));
    private readonly Lazy<Kind> hubs = new(() => new Kind(factory.GetGrain<ICommunicationsHubGrain>(0)));
    private readonly Lazy<Kind> meterPoints = new(() => new Kind(factory.GetGrain<IMeterPointGrain>(0)));

    internal IEntityGrain Of(EntityKey key) => key.Kind switch
    {
        EntityKind.Device => Device(key.Number),
        EntityKind.CommunicationsHub => Hub(key.Number),
        EntityKind.MeterPoint => MeterPoint(key.Number),
        _ => throw new ArgumentException($"there is no entity of kind {key.Kind}", nameof(key)),
    };

    internal IDeviceGrain Device(ulong number) => (IDeviceGrain)devices.Value.Of(factory, number);

    internal ICommunicationsHubGrain Hub(ulong number) 
        => (ICommunicationsHubGrain)hubs.Value.Of(factory, number);

    internal IMeterPointGrain MeterPoint(ulong number) => (IMeterPointGrain)meterPoints.Value.Of(factory, number);

    /// <summary>Adds a record as it is now to what was fetched.</summary>
    internal async Task FetchAsync(EntityKey key, FetchedRecords into)
    {
        switch (key.Kind)
        {
            case EntityKind.Device:
                into.Add((await Device(key.Number).ReadAsync()).Record);
                break;
            case EntityKind.CommunicationsHub:
                into.Add((await Hub(key.Number).ReadAsync()).Record);
                break;
            default:
                into.Add((await MeterPoint(key.Number).ReadAsync()).Record);
                break;
        }
    }

    /// <summary>
    /// Waits until the messages that follow from a step are delivered, and those that follow from them, so that what is read afterwards
    /// shows everything. What cannot be delivered now is kept and sent later.
    /// </summary>
    internal async Task SettleAsync(EntityKey key, long version)
    {
        Dictionary<EntityKey, long> settled = [];
        Queue<(EntityKey Key, long Version)> open = new();
        open.Enqueue((key, version));
        while (open.TryDequeue(out (EntityKey Key, long Version) next))
        {
            if (next.Version <= settled.GetValueOrDefault(next.Key))
            {
                continue;
            }

            settled[next.Key] = next.Version;
            foreach (Follower follower in await Of(next.Key).SettleAsync(next.Version))
            {
                open.Enqueue((follower.Key, follower.Version));
            }
        }
    }

    private sealed class Kind(IAddressable sample)
    {
        private readonly GrainType type = sample.GetGrainId().Type;
        private readonly GrainInterfaceType contract = ((GrainReference)sample).InterfaceType;

        internal IAddressable Of(IGrainFactory factory, ulong number)
            => factory.GetGrain(GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(unchecked((long)number))), contract);
    }
}
