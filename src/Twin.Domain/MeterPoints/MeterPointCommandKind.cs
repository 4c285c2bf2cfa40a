namespace Twin.Domain.MeterPoints;

/// <summary>What can happen to a meter point.</summary>
public enum MeterPointCommandKind : byte
{
    /// <summary>A meter is linked by 8.11 or 8.4.</summary>
    LinkMeter,

    /// <summary>A meter is unlinked by 8.4.</summary>
    UnlinkMeter,

    /// <summary>A linked meter's status changed, or the meter was deleted, which unlinks it.</summary>
    HearMeterStatus,

    /// <summary>The registration data name another supplier.</summary>
    ChangeSupplier,

    /// <summary>The registration data name another agent.</summary>
    ChangeAgent,

    /// <summary>The flag is derived afresh because another flag rule came into force.</summary>
    DeriveFlag,
}
