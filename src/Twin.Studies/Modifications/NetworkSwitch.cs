using Twin.Domain.Rules;

namespace Twin.Studies.Modifications;

/// <summary>A switch of the network's side: one of a few words (<see cref="NetworkRules"/>).</summary>
/// <remarks>A row here is all that a further switch needs: reader, schema, description and rule set follow from it.</remarks>
public sealed class NetworkSwitch
{
    private readonly Func<NetworkRules, string, NetworkRules> turn;

    private NetworkSwitch(
        string key, string description, IReadOnlyList<string> choices, Func<NetworkRules, string, NetworkRules> turn)
    {
        Key = key;
        Description = description;
        Choices = new CodeSet<int>([.. choices.Select(static (code, at) => (code, at))]);
        this.turn = turn;
    }

    /// <summary>The switches, in the order of <see cref="NetworkRules"/>.</summary>
    public static IReadOnlyList<NetworkSwitch> All { get; } =
    [
        Of("releasePolicy", "In which order the DCC releases what waits for users (DP100).", NetworkRules.ReleasePolicyCodes,
            static (rules, value) => rules with { ReleasePolicy = value }),
        Of("alertThrottling", "What happens to storms of alerts (SECMP0062).", NetworkRules.AlertThrottlingCodes,
            static (rules, value) => rules with { AlertThrottling = value }),
        Of("requestThrottling", "What happens when users ask for too much (SECMP0067).", NetworkRules.RequestThrottlingCodes,
            static (rules, value) => rules with { RequestThrottling = value }),
        Of("outageAlertTarget", "What the delivery of AD1 is held against (MP096).", NetworkRules.OutageAlertTargetCodes,
            static (rules, value) => rules with { OutageAlertTarget = value }),
        Of("falseOutageAlertSuppression", "How false AD1 are kept from network operators (MP102).",
            NetworkRules.FalseOutageAlertSuppressionCodes, static (rules, value) => rules with { FalseOutageAlertSuppression = value }),
        Of("anomalyFileChannel", "How files about quarantined requests travel (DP109).", NetworkRules.AnomalyFileChannelCodes,
            static (rules, value) => rules with { AnomalyFileChannel = value }),
    ];

    /// <summary>The key in <c>switches:</c>.</summary>
    public string Key { get; }

    /// <summary>One sentence with the proposal behind it.</summary>
    public string Description { get; }

    /// <summary>The words allowed, each with its place.</summary>
    internal CodeSet<int> Choices { get; }

    /// <summary>The rules with the switch turned to one of its words.</summary>
    internal NetworkRules Turn(NetworkRules rules, string code) => turn(rules, code);

    private static NetworkSwitch Of<T>(
        string key, string description, CodeSet<T> codes, Func<NetworkRules, T, NetworkRules> turn)
        where T : struct
        => new(
            key,
            description,
            codes.Codes,
            (rules, code) => codes.TryParse(code, out T value)
                ? turn(rules, value)
                : throw new ArgumentException(codes.Allowed, nameof(code)));
}
