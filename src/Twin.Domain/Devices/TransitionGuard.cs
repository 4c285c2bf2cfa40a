namespace Twin.Domain.Devices;

/// <summary>A named condition of a row of the transition table, beside lifecycle and device type.</summary>
public enum TransitionGuard : byte
{
    /// <summary>The rule set suspends the device's type (R2); else E11.</summary>
    TypeSuspended,

    /// <summary>The type can be updated over the air under the rule set (R2); else E11.</summary>
    TypeUpdatable,

    /// <summary>The CPL hold is set.</summary>
    Held,

    /// <summary>The CPL hold is not set.</summary>
    NotHeld,

    /// <summary>The entry on record is on the CPL.</summary>
    RecordListed,

    /// <summary>There is an entry on record and it is off the CPL.</summary>
    RecordOffCpl,

    /// <summary>The type is suspended under the rule set, and the entry the device runs is known and off the CPL.</summary>
    RunningOffCpl,

    /// <summary>The opposite of <see cref="RunningOffCpl"/>.</summary>
    RunningNotOffCpl,

    /// <summary>An 11.2 response changes the record of the device's type (MP105).</summary>
    ReadTeaches,

    /// <summary>A repeated 11.3 response changes the record (MP105 as made).</summary>
    RepeatTeaches,

    /// <summary>An image waits on the device.</summary>
    ImageWaiting,

    /// <summary>8.4 may set the value on this device (<c>rules/smi-statuses.csv</c>).</summary>
    ValueSettable,

    /// <summary>No recovery is under way.</summary>
    NotInRecovery,

    /// <summary>The recovery stage is Recovery.</summary>
    InRecovery,

    /// <summary>The recovery stage is Recovered.</summary>
    InRecovered,

    /// <summary>Never holds: no user role may send the request.</summary>
    NobodyEligible,
}
