namespace Twin.Studies.StormDay;

/// <summary>Which of the models on the timeline says something; the order of what they say at one moment.</summary>
internal enum StormModel : byte
{
    /// <summary>The removal from the CPL and the campaign after it.</summary>
    Cpl,

    /// <summary>Supply and outage alerts.</summary>
    Power,

    /// <summary>The traffic of the DCC.</summary>
    Dcc,

    /// <summary>Where one model meets another.</summary>
    Storm,
}
