using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>Everything the live twin keeps of a device. Immutable.</summary>
public sealed record DeviceRecord
{
    /// <summary>The device's EUI-64; kept also for a device that is not in the inventory.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>The state the device machine works on.</summary>
    public DeviceState State { get; init; }

    /// <summary>The CHF of its hub; none before it is on a log.</summary>
    public DeviceId Hub { get; init; }

    /// <summary>What the hub has told of itself.</summary>
    public PremisesState Premises { get; init; }

    /// <summary>The number of the user that put it on the hub's log, who hears whether it joined (N24, N25); 0 for none.</summary>
    public ushort AddedBy { get; init; }

    /// <summary>The number of the due item of the join window that is open for it; 0 for none.</summary>
    public long JoinWindow { get; init; }

    /// <summary>The meter points of its premises and who is registered there, ascending by number.</summary>
    public ImmutableArray<MeterPointParties> Parties { get; init; } = [];

    /// <summary>The meter points it is linked to as a meter, ascending by number.</summary>
    public ImmutableArray<Mpxn> MeterPoints { get; init; } = [];

    /// <summary>The devices it was joined with (8.7.x), ascending by number.</summary>
    public ImmutableArray<DeviceId> Joined { get; init; } = [];

    /// <summary>The device's own certificates and what else 6.15.2 and 6.17 leave behind.</summary>
    public RequestValues Credentials { get; init; } = RequestValues.Empty;

    /// <summary>What requests set on it, by group.</summary>
    public DeviceSettings Settings { get; init; } = DeviceSettings.Empty;

    /// <summary>Its registers, credit and supply; null for a meter that nothing happened to, and for other devices.</summary>
    public MeteringState? Metering { get; init; }

    /// <summary>The number of the due item at which its credit and its load are looked at next; 0 for none.</summary>
    public long CreditDue { get; init; }

    /// <summary>Requests that wait, in the order of their numbers.</summary>
    public ImmutableArray<PendingRequest> Pending { get; init; } = [];

    /// <summary>The schedules kept for it, in the order of their ids.</summary>
    public ImmutableArray<DeviceSchedule> Schedules { get; init; } = [];

    /// <summary>The id that the last schedule got.</summary>
    public long LastSchedule { get; init; }

    /// <summary>The highest counter seen of each originator, ascending by user.</summary>
    public ImmutableArray<OriginatorCounter> Counters { get; init; } = [];

    /// <summary>The number that the last due item got.</summary>
    public long LastDue { get; init; }

    /// <summary>The sequence of the last message it sent.</summary>
    public long LastSent { get; init; }

    /// <summary>The last message of each sender, ascending by sender.</summary>
    public ImmutableArray<HeardSender> Heard { get; init; } = [];

    /// <summary>Whether the device is in the inventory.</summary>
    public bool Exists => State.Exists;

    /// <summary>Whether it measures energy, and so has registers, credit and supply.</summary>
    public bool IsMeter => State.Type is DeviceType.Esme or DeviceType.Gsme;

    /// <summary>The record of a device of which nothing is known.</summary>
    public static DeviceRecord Empty(DeviceId id) => new() { Id = id };
}
