using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;

namespace Twin.Studies.Inventories;

/// <summary>What the good rows of an inventory say, before they are put side by side by premises.</summary>
internal sealed class InventoryRows
{
    /// <summary>The devices in the order of the file.</summary>
    internal List<Device> Devices { get; } = [];

    /// <summary>The links of ESMEs to MPANs, then of GSMEs to MPRNs, each in the order of the file.</summary>
    internal List<Link>[] Links { get; } = [[], []];

    /// <summary>The ids of CHFs whose row has something wrong with it: devices on them do not dangle too.</summary>
    internal HashSet<DeviceId> BrokenHubs { get; } = [];

    /// <summary>The hubs by CHF, as the rows of the CHFs say; the region is null where no row says it.</summary>
    internal Dictionary<DeviceId, Hub> Hubs { get; } = [];

    /// <summary>Where hubs are, by CHF; those without a postcode are not in it.</summary>
    internal Dictionary<DeviceId, HubPlace> Places { get; } = [];

    /// <summary>The users named.</summary>
    internal InventoryUsers Users { get; } = new();

    /// <summary>The CPL entries named.</summary>
    internal InventoryProducts Products { get; } = new();

    /// <summary>What a CHF's row says of the hub.</summary>
    internal readonly record struct Hub(CommunicationsHubState State, CspRegion? Region);

    /// <summary>A device row.</summary>
    internal struct Device
    {
        internal DeviceState State;
        internal DeviceId Hub;
        internal int Line;

        /// <summary>What its premises is known by: the hub, or the device itself when it is on none.</summary>
        internal readonly DeviceId Premises => Hub.IsNone ? State.Id : Hub;
    }

    /// <summary>A meter's link to a meter point, with what the row says of the meter point.</summary>
    internal struct Link
    {
        internal Mpxn Number;
        internal int Device;
        internal ushort Supplier;
        internal ushort Operator;
        internal ushort Agent;
        internal MeterPointKind Kind;
    }
}
