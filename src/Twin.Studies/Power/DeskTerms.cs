using Twin.Domain.Network;

namespace Twin.Studies.Power;

/// <summary>How AD1 is told from firmware, and what a network operator does with what is passed on.</summary>
internal sealed record DeskTerms
{
    /// <summary>The design in force.</summary>
    internal required FalseOutageAlertSuppression Suppression { get; init; }

    /// <summary>How long after 11.3 a loss is taken for the firmware's.</summary>
    internal required long WindowMs { get; init; }

    /// <summary>How long an AD1 is held.</summary>
    internal required long HoldMs { get; init; }

    /// <summary>When the automatic 7.4 is sent, from the delivery of AD1.</summary>
    internal required long ReadDelayMs { get; init; }

    /// <summary>How long an answer is waited for.</summary>
    internal required long ReadTimeoutMs { get; init; }

    /// <summary>How long 8F35 and 8F36 take.</summary>
    internal required long RestorationAlertMs { get; init; }

    /// <summary>How many alerts the operator checks with 7.4 before anybody drives, parts per million.</summary>
    internal required int OperatorReadPpm { get; init; }

    /// <summary>How long that takes.</summary>
    internal required long OperatorReadAfterMs { get; init; }

    /// <summary>How many 7.4 fail although the meter has its supply, parts per million.</summary>
    internal required int ReadFailurePpm { get; init; }
}
