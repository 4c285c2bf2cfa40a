namespace Twin.Domain.Network;

/// <summary>How a delivery curve goes on beyond the alerts that its source speaks of (Twin fact sheet 4.2, not specified).</summary>
public enum OutageAlertExtrapolation
{
    /// <summary><c>saturated</c>: the highest throughput observed stays: more alerts take longer.</summary>
    Saturated,

    /// <summary><c>proportional</c>: the same times whatever the number, as if the throughput grew with it.</summary>
    Proportional,
}
