namespace Twin.Domain.MeterPoints;

/// <summary>Which changes of a flag are told to the RDP (R5).</summary>
public enum ExportPolicy : byte
{
    /// <summary>Null to A once, nothing after: as it is today (T-M 3.1.1).</summary>
    FirstActive,

    /// <summary>A and N: the Preliminary Impact Assessment (T-M 3.2).</summary>
    ActiveAndNotActive,

    /// <summary>Every change.</summary>
    All,
}
