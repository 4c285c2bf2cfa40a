namespace Twin.Studies.StormDay;

/// <summary>Where one model meets another.</summary>
internal enum StormMeeting : byte
{
    /// <summary>An activation finds no supply at the premises, so nobody answers.</summary>
    Unanswered,

    /// <summary>An activation cuts the supply of the hub (T-C).</summary>
    Cut,
}
