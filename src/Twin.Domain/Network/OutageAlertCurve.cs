using System.Collections.Immutable;

namespace Twin.Domain.Network;

/// <summary>
/// The documented delivery of AD1 as a closed form: how many of N alerts that one event raises at once are delivered by a moment, and
/// when the k-th is (T, MP096; Twin fact sheet 4.2). Time counts from the creation of the alerts (A18).
/// </summary>
/// <remarks>
/// Pieces at one rate each, in whole milliseconds; the k-th alert is delivered in the first millisecond by which k are due. For one event
/// of known size; what events share is the matter of <see cref="OutageAlertQueue"/>.
/// </remarks>
public sealed class OutageAlertCurve
{
    /// <summary>The alerts up to which Telefonica's first statement and Arqiva's only one speak.</summary>
    public const long SmallEvent = 5_000;

    /// <summary>The alerts up to which Telefonica's second statement speaks.</summary>
    public const long LargeEvent = 20_000;

    /// <summary>The most alerts a curve is made for.</summary>
    public const long MostAlerts = 1_000_000_000;

    private const long MinuteMs = 60_000;
    private const long TelefonicaStartMs = 2 * MinuteMs;
    private const long TelefonicaSmallEndMs = 4 * MinuteMs;
    private const long TelefonicaLargeEndMs = 7 * MinuteMs;
    private const long ArqivaFastMs = 45_000;
    private const long ArqivaEndMs = 705_000;

    private OutageAlertCurve(ImmutableArray<OutageAlertPiece> pieces)
    {
        Pieces = [.. pieces.Where(static p => p.Alerts > 0)];
        Alerts = Pieces.Sum(static p => p.Alerts);
    }

    /// <summary>The pieces by their beginning, none of them empty; Arqiva's two overlap beyond the documented number.</summary>
    public ImmutableArray<OutageAlertPiece> Pieces { get; }

    /// <summary>How many alerts the event raises.</summary>
    public long Alerts { get; }

    /// <summary>The curve of an event.</summary>
    /// <param name="provider">The CSP that delivers.</param>
    /// <param name="alerts">How many alerts the event raises at this CSP, at least 0.</param>
    /// <param name="kind">Which reading of Telefonica's times; Arqiva has one. Default: the documented one.</param>
    /// <param name="extrapolation">What happens beyond the documented numbers. Default: the throughput stays.</param>
    public static OutageAlertCurve Of(
        CommunicationsServiceProvider provider,
        long alerts,
        OutageAlertCurveKind kind = OutageAlertCurveKind.Documented,
        OutageAlertExtrapolation extrapolation = OutageAlertExtrapolation.Saturated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alerts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alerts, MostAlerts);
        bool grows = extrapolation == OutageAlertExtrapolation.Proportional;
        return new OutageAlertCurve(
            provider == CommunicationsServiceProvider.Arqiva ? Arqiva(alerts, grows) : Telefonica(alerts, kind, grows));
    }

    /// <summary>The curve of a service that delivers at one rate after a while: what a renegotiated contract may buy (T, MP096).</summary>
    /// <param name="alerts">How many alerts the event raises, at least 0.</param>
    /// <param name="startMs">When delivery begins.</param>
    /// <param name="rate">How fast it goes on.</param>
    public static OutageAlertCurve At(long alerts, long startMs, MessageRate rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alerts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alerts, MostAlerts);
        ArgumentOutOfRangeException.ThrowIfZero(rate.Messages, nameof(rate));
        return new OutageAlertCurve([new OutageAlertPiece(startMs, startMs + Lasting(alerts, rate.PeriodMs, rate.Messages), alerts)]);
    }

    /// <summary>
    /// The latest delivery that the source states for an event, in milliseconds from creation: what the SEC would ask if it were changed to
    /// what is achieved (T, MP096). For a larger event than it speaks of, the latest it states at all.
    /// </summary>
    public static long LastDocumentedMs(CommunicationsServiceProvider provider, long alerts)
        => provider == CommunicationsServiceProvider.Arqiva ? ArqivaEndMs
            : alerts <= SmallEvent ? TelefonicaSmallEndMs : TelefonicaLargeEndMs;

    /// <summary>When the k-th alert is delivered, in milliseconds from creation.</summary>
    /// <param name="number">k, 1 to <see cref="Alerts"/>.</param>
    public long DeliveryMs(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Alerts);
        long tooEarly = Pieces.Min(static p => p.FromMs) - 1;
        long late = Pieces.Max(static p => p.UntilMs);
        while (late - tooEarly > 1)
        {
            long middle = tooEarly + ((late - tooEarly) / 2);
            (tooEarly, late) = DeliveredAt(middle) < number ? (middle, late) : (tooEarly, middle);
        }

        return late;
    }

    /// <summary>How many alerts are delivered by a moment, that moment included.</summary>
    /// <param name="ms">Milliseconds from creation.</param>
    public long DeliveredAt(long ms)
    {
        long delivered = 0;
        foreach (OutageAlertPiece piece in Pieces)
        {
            delivered += piece.DeliveredAt(ms);
        }

        return delivered;
    }

    private static ImmutableArray<OutageAlertPiece> Telefonica(long alerts, OutageAlertCurveKind kind, bool grows)
    {
        if (alerts <= SmallEvent)
        {
            return [new OutageAlertPiece(TelefonicaStartMs, TelefonicaSmallEndMs, alerts)];
        }

        // Beyond the documented numbers, growing throughput stretches the curve of 20,000 in height.
        long height = grows ? Math.Max(alerts, LargeEvent) : LargeEvent;
        long first = kind == OutageAlertCurveKind.Documented ? SmallEvent * height / LargeEvent : 0;
        long fromMs = kind == OutageAlertCurveKind.Documented ? TelefonicaSmallEndMs : TelefonicaStartMs;
        long lastMs = kind == OutageAlertCurveKind.FiveThousandAMinute
            ? fromMs + Lasting(alerts, MinuteMs * LargeEvent, SmallEvent * height)
            : kind == OutageAlertCurveKind.Flat && alerts <= LargeEvent
                ? TelefonicaLargeEndMs
                : fromMs + Lasting(alerts - first, TelefonicaLargeEndMs - fromMs, height - first);
        return
        [
            new OutageAlertPiece(TelefonicaStartMs, TelefonicaSmallEndMs, first),
            new OutageAlertPiece(fromMs, lastMs, alerts - first),
        ];
    }

    private static ImmutableArray<OutageAlertPiece> Arqiva(long alerts, bool grows)
    {
        long slow = alerts / 5;
        long fast = alerts - slow;
        bool stretched = alerts > SmallEvent && !grows;
        if (!stretched)
        {
            return [new OutageAlertPiece(0, ArqivaFastMs, fast), new OutageAlertPiece(ArqivaFastMs, ArqivaEndMs, slow)];
        }

        // Two lanes at the rates of 5,000. The slow one begins at 45 s as documented, while the fast one is still busy: both deliver.
        return
        [
            new OutageAlertPiece(0, Lasting(fast, ArqivaFastMs, SmallEvent * 4 / 5), fast),
            new OutageAlertPiece(ArqivaFastMs, ArqivaFastMs + Lasting(slow, ArqivaEndMs - ArqivaFastMs, SmallEvent / 5), slow),
        ];
    }

    private static long Lasting(long alerts, long periodMs, long alertsInPeriod)
        => (long)((((Int128)alerts * periodMs) + alertsInPeriod - 1) / alertsInPeriod);
}
