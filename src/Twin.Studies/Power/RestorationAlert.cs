namespace Twin.Studies.Power;

/// <summary>What an electricity meter says when its supply returns.</summary>
internal enum RestorationAlert : byte
{
    /// <summary>Nothing: no SMETS2 meter, no hub in touch, or the meter took it for no outage.</summary>
    None,

    /// <summary>8F35 Supply Outage Restored, after less than three minutes.</summary>
    Restored,

    /// <summary>8F36 Supply Outage Restored, outage of three minutes or more.</summary>
    RestoredAfterThreeMinutes,
}
