using Twin.Domain.Alerts;
using Twin.Domain.Network;
using Twin.Domain.Network.AlertStorms;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;

namespace Twin.Studies.AlertStorm;

/// <summary>What every partition of a run shares and none changes.</summary>
internal sealed class AlertStormPlan
{
    private const uint StormPurpose = 0x5354_4F52;
    private const uint GenuinePurpose = 0x4745_4E55;
    private const uint RestorationPurpose = 0x5245_5354;

    /// <summary>Makes the plan of a run.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="rules">The variant's rules.</param>
    /// <param name="isOfModel">For each CPL entry, by number, whether it is one of the faulty model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="logs">Whether an event log is written.</param>
    internal AlertStormPlan(AlertStormInputs inputs, RuleSet rules, bool[] isOfModel, ulong seed, bool logs)
    {
        Inputs = inputs;
        IsOfModel = isOfModel;
        Logs = logs;
        Settings = rules.Network.AlertThrottling == AlertThrottling.PerDeviceAndCode ? inputs.Throttle : null;
        Storm = new RandomStream(seed, StormPurpose);
        Genuine = new RandomStream(seed, GenuinePurpose);
        Restoration = new RandomStream(seed, RestorationPurpose);
    }

    /// <summary>The inputs.</summary>
    internal AlertStormInputs Inputs { get; }

    /// <summary>For each CPL entry, by number, whether it is one of the faulty model.</summary>
    internal bool[] IsOfModel { get; }

    /// <summary>Whether an event log is written.</summary>
    internal bool Logs { get; }

    /// <summary>The throttle's settings; null when the variant has no throttle.</summary>
    internal AlertThrottleSettings? Settings { get; }

    /// <summary>Draws of the fault, by device.</summary>
    internal RandomStream Storm { get; }

    /// <summary>Draws of genuine alerts, by device and number.</summary>
    internal RandomStream Genuine { get; }

    /// <summary>Draws of the restoration, by device.</summary>
    internal RandomStream Restoration { get; }

    /// <summary>Whether a code goes to suppliers.</summary>
    internal static bool GoesToSupplier(ushort code) => Has(code, "supplier");

    /// <summary>Whether a code goes to network operators.</summary>
    internal static bool GoesToNetworkOperator(ushort code) => Has(code, "network-operator");

    private static bool Has(ushort code, string recipient)
        => DeviceAlertCatalogue.Find(code) is { } row && row.Recipients.Split('|').Contains(recipient);
}
