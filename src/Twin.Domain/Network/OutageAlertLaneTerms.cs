namespace Twin.Domain.Network;

/// <summary>How fast one lane of a CSP delivers power outage alerts.</summary>
/// <param name="StartMs">How long an alert is under way before its turn can come, milliseconds.</param>
/// <param name="Rate">The rate while the lane's backlog is young.</param>
/// <param name="YoungForMs">How long a backlog is young; <see cref="long.MaxValue"/> for ever.</param>
/// <param name="LaterRate">The rate once the backlog is older.</param>
public sealed record OutageAlertLaneTerms(long StartMs, MessageRate Rate, long YoungForMs, MessageRate LaterRate)
{
    /// <summary>A lane with one rate.</summary>
    public static OutageAlertLaneTerms AtOneRate(long startMs, MessageRate rate) => new(startMs, rate, long.MaxValue, rate);
}
