namespace Twin.Studies.Power;

/// <summary>What happens to an AD1 after its CSP delivered it.</summary>
internal enum DeskOutcome : byte
{
    /// <summary>The network operator gets it.</summary>
    Forwarded,

    /// <summary>It is taken for false and goes no further.</summary>
    Suppressed,

    /// <summary>7.4 was answered: the supply is on.</summary>
    ReadAnswered,

    /// <summary>7.4 was sent and nobody answered, because the supply is off or the read failed.</summary>
    ReadUnanswered,

    /// <summary>7.4 was refused by the DCC.</summary>
    ReadRejected,

    /// <summary>The network operator sends somebody.</summary>
    Visited,
}
