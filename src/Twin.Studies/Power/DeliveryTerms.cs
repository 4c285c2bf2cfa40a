using Twin.Domain.Network;

namespace Twin.Studies.Power;

/// <summary>How a variant's CSPs deliver AD1.</summary>
internal sealed record DeliveryTerms
{
    /// <summary>The reading of the closed form for one event; null for the causal queue that events share (R7).</summary>
    internal OutageAlertCurveKind? Curve { get; init; }

    /// <summary>What the closed form does beyond its numbers.</summary>
    internal OutageAlertExtrapolation Extrapolation { get; init; }

    /// <summary>Whether the times of the source count from the loss of supply and not from AD1 (A18).</summary>
    internal bool CountsFromLoss { get; init; }

    /// <summary>Whether a draw says the lane, and not a share.</summary>
    internal bool DrawsLanes { get; init; }

    /// <summary>Where delivery begins under a renegotiated contract.</summary>
    internal long BoughtStartMs { get; init; }

    /// <summary>The rate of a renegotiated contract; null for what the source documents.</summary>
    internal MessageRate? BoughtRate { get; init; }

    /// <summary>The queue of a CSP.</summary>
    internal OutageAlertQueue QueueOf(CommunicationsServiceProvider provider)
        => new(BoughtRate is { } rate ? OutageAlertTerms.At(BoughtStartMs, rate) : OutageAlertTerms.Of(provider));

    /// <summary>The closed form of an event at a CSP.</summary>
    internal OutageAlertCurve CurveOf(CommunicationsServiceProvider provider, long alerts)
        => BoughtRate is { } rate
            ? OutageAlertCurve.At(alerts, BoughtStartMs, rate)
            : OutageAlertCurve.Of(provider, alerts, Curve!.Value, Extrapolation);
}
