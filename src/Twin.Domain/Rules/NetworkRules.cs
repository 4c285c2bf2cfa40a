using Twin.Domain.Network;

namespace Twin.Domain.Rules;

/// <summary>
/// The switches of the network's side: what the DCC and its service providers do with messages under way. Quantities, such as rates and
/// thresholds, have no public value and are inputs of the studies (Twin fact sheet 4.9).
/// </summary>
public sealed record NetworkRules
{
    /// <summary>The network as it was in 2020: nothing is prioritised, throttled or suppressed.</summary>
    public static NetworkRules Sec2020 { get; } = new();

    /// <summary>The codes of <see cref="ReleasePolicy"/>.</summary>
    public static CodeSet<ReleasePolicy> ReleasePolicyCodes { get; } = new(
        ("fifo", ReleasePolicy.Fifo),
        ("strictPriority", ReleasePolicy.StrictPriority),
        ("weighted", ReleasePolicy.Weighted),
        ("tokenBucket", ReleasePolicy.TokenBucket));

    /// <summary>The codes of <see cref="AlertThrottling"/>.</summary>
    public static CodeSet<AlertThrottling> AlertThrottlingCodes { get; } = new(
        ("none", AlertThrottling.None), ("perDeviceAndCode", AlertThrottling.PerDeviceAndCode));

    /// <summary>The codes of <see cref="RequestThrottling"/>.</summary>
    public static CodeSet<RequestThrottling> RequestThrottlingCodes { get; } = new(
        ("none", RequestThrottling.None), ("allocation", RequestThrottling.Allocation));

    /// <summary>The codes of <see cref="OutageAlertTarget"/>.</summary>
    public static CodeSet<OutageAlertTarget> OutageAlertTargetCodes { get; } = new(
        ("secAsWritten", OutageAlertTarget.SecAsWritten),
        ("achieved", OutageAlertTarget.Achieved),
        ("renegotiated", OutageAlertTarget.Renegotiated));

    /// <summary>The codes of <see cref="FalseOutageAlertSuppression"/>.</summary>
    public static CodeSet<FalseOutageAlertSuppression> FalseOutageAlertSuppressionCodes { get; } = new(
        ("none", FalseOutageAlertSuppression.None),
        ("windowAfterActivation", FalseOutageAlertSuppression.WindowAfterActivation),
        ("cancelOnRestore", FalseOutageAlertSuppression.CancelOnRestore),
        ("automaticRead", FalseOutageAlertSuppression.AutomaticRead));

    /// <summary>The codes of <see cref="AnomalyFileChannel"/>.</summary>
    public static CodeSet<AnomalyFileChannel> AnomalyFileChannelCodes { get; } = new(
        ("email", AnomalyFileChannel.Email), ("ssi", AnomalyFileChannel.Ssi), ("secureDelivery", AnomalyFileChannel.SecureDelivery));

    /// <summary>The order in which the DCC releases what waits for users (DP100).</summary>
    public ReleasePolicy ReleasePolicy { get; init; }

    /// <summary>What happens to storms of alerts (SECMP0062).</summary>
    public AlertThrottling AlertThrottling { get; init; }

    /// <summary>What happens when users ask for too much (SECMP0067).</summary>
    public RequestThrottling RequestThrottling { get; init; }

    /// <summary>What the delivery of AD1 is held against (MP096).</summary>
    public OutageAlertTarget OutageAlertTarget { get; init; }

    /// <summary>How false AD1 are kept from network operators (MP102).</summary>
    public FalseOutageAlertSuppression FalseOutageAlertSuppression { get; init; }

    /// <summary>How files about quarantined requests travel (DP109).</summary>
    public AnomalyFileChannel AnomalyFileChannel { get; init; }
}
