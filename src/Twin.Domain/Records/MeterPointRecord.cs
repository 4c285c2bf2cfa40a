using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;

namespace Twin.Domain.Records;

/// <summary>Everything the live twin keeps of a meter point. Immutable.</summary>
public sealed record MeterPointRecord
{
    /// <summary>The MPAN or MPRN; kept also for a meter point that is not known.</summary>
    public required Mpxn Id { get; init; }

    /// <summary>The state the meter point's machine works on.</summary>
    public MeterPointState State { get; init; }

    /// <summary>Who was, is and will be registered; null for a meter point that is not known.</summary>
    public RegistrationHistory? History { get; init; }

    /// <summary>How often the registrations or the links have changed: the version of what it tells its premises.</summary>
    public long Version { get; init; }

    /// <summary>The CHF of the hub at its premises; none when it is not known.</summary>
    public DeviceId Hub { get; init; }

    /// <summary>The number of the due item of the next change of registration; 0 for none.</summary>
    public long NextChange { get; init; }

    /// <summary>The number that the last due item got.</summary>
    public long LastDue { get; init; }

    /// <summary>The sequence of the last message it sent.</summary>
    public long LastSent { get; init; }

    /// <summary>The last message of each sender, ascending by sender.</summary>
    public ImmutableArray<HeardSender> Heard { get; init; } = [];

    /// <summary>Whether the meter point is known.</summary>
    public bool Exists => State.Exists;

    /// <summary>The record of a meter point that is not known.</summary>
    public static MeterPointRecord Empty(Mpxn id) => new() { Id = id };
}
