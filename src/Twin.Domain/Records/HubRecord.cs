using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>Everything the live twin keeps of a communications hub. Immutable.</summary>
public sealed record HubRecord
{
    /// <summary>The EUI-64 of its CHF; kept also for a hub that nobody ordered.</summary>
    public required DeviceId Chf { get; init; }

    /// <summary>The state the hub's machine works on.</summary>
    public CommunicationsHubState State { get; init; }

    /// <summary>The EUI-64 of its GPF; none when it is not known.</summary>
    public DeviceId Gpf { get; init; }

    /// <summary>The devices on its HAN log, ascending; its CHF and GPF are not on it.</summary>
    public ImmutableArray<DeviceId> Log { get; init; } = [];

    /// <summary>The hub whose place it took; none for a first installation.</summary>
    public DeviceId Replaces { get; init; }

    /// <summary>The meter points of its premises and who is registered there, ascending by number.</summary>
    public ImmutableArray<MeterPointParties> Parties { get; init; } = [];

    /// <summary>The number of the due item of the hold-up that runs; 0 for none.</summary>
    public long HoldUp { get; init; }

    /// <summary>The number that the last due item got.</summary>
    public long LastDue { get; init; }

    /// <summary>The sequence of the last message it sent.</summary>
    public long LastSent { get; init; }

    /// <summary>The last message of each sender, ascending by sender.</summary>
    public ImmutableArray<HeardSender> Heard { get; init; } = [];

    /// <summary>Requests that wait for their time, in the order of their numbers.</summary>
    public ImmutableArray<PendingRequest> Pending { get; init; } = [];

    /// <summary>Whether the hub is in the DCC's records.</summary>
    public bool Exists => State.Exists;

    /// <summary>The record of a hub that nobody ordered.</summary>
    public static HubRecord Empty(DeviceId chf) => new() { Chf = chf };
}
