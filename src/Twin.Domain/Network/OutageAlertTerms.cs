namespace Twin.Domain.Network;

/// <summary>What a CSP delivers power outage alerts at: one lane, or a fast and a slow one.</summary>
public sealed record OutageAlertTerms
{
    /// <summary>Every alert of so many; a share is counted in alerts, so that it needs no draw.</summary>
    public const int ShareBase = 5;

    private const int MinuteMs = 60_000;

    /// <summary>
    /// Telefonica: two minutes, then 2,500 a minute while the backlog is younger than two minutes, then 5,000 a minute (R7). 5,000 alerts
    /// are delivered at 120 to 240 s, 20,000 at 120 to 420 s (T, MP096).
    /// </summary>
    public static OutageAlertTerms Telefonica { get; } = new()
    {
        Fast = new OutageAlertLaneTerms(2 * MinuteMs, MessageRate.PerMinute(2_500), 2 * MinuteMs, MessageRate.PerMinute(5_000)),
    };

    /// <summary>
    /// Arqiva: four alerts of five at 4,000 in 45 s at once, the fifth at 1,000 in 660 s from 45 s after its creation on. So of 5,000
    /// alerts 4,000 are delivered in 45 s and the last at 705 s (T, MP096): the rates of R7, 88.9 and 1.52 a second, in whole numbers.
    /// </summary>
    /// <remarks>
    /// The source gives the slow alerts no beginning. A slow lane that began at once would end at 660 s; it begins where the fast ones of
    /// the documented event end.
    /// </remarks>
    public static OutageAlertTerms Arqiva { get; } = new()
    {
        Fast = OutageAlertLaneTerms.AtOneRate(0, new MessageRate(4_000, 45_000)),
        Slow = OutageAlertLaneTerms.AtOneRate(45_000, new MessageRate(1_000, 660_000)),
    };

    /// <summary>The lane of four alerts in five, or of all where there is no slow one.</summary>
    public required OutageAlertLaneTerms Fast { get; init; }

    /// <summary>The lane of the others; null for none.</summary>
    public OutageAlertLaneTerms? Slow { get; init; }

    /// <summary>The terms documented for a CSP.</summary>
    public static OutageAlertTerms Of(CommunicationsServiceProvider provider)
        => provider == CommunicationsServiceProvider.Arqiva ? Arqiva : Telefonica;

    /// <summary>One lane at one rate after a while, as a renegotiated contract may buy.</summary>
    public static OutageAlertTerms At(long startMs, MessageRate rate) => new() { Fast = OutageAlertLaneTerms.AtOneRate(startMs, rate) };
}
