namespace Twin.Domain.Devices;

/// <summary>What a row of the transition table does to the CPL hold.</summary>
public enum HoldEffect : byte
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>It is set.</summary>
    Set,

    /// <summary>It is cleared.</summary>
    Clear,

    /// <summary>It is set when the type is suspended under the rule set and the entry on record is off the CPL; else cleared.</summary>
    OfRecord,
}
