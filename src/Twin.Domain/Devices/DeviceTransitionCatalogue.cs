using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>
/// The transition table of a device's status (<c>rules/device-transitions.csv</c>), for display and for proving the machine.
/// </summary>
/// <remarks>
/// Rows are tried in order. The first that has the trigger and the type (and the guards named after types) decides E11; of those, the
/// first whose lifecycle and guards hold is the step taken; without one the first row of the trigger and type names the refusal.
/// </remarks>
public static class DeviceTransitionCatalogue
{
    private static readonly DeviceTransition[] Rows = RuleTables.Load(
        "device-transitions",
        ["rule", "from", "trigger", "device_types", "guard", "to", "hold", "recovery", "otherwise", "side_effects", "confidence"],
        static row =>
        {
            if (row.Text("trigger").Length == 0 || row.Text("device_types").Length == 0)
            {
                row.Fail("trigger", "at least one trigger and one device type");
            }

            return new DeviceTransition(
                row.Code("rule", Named<DeviceRule>()),
                [.. row.Codes("from", Named<DeviceLifecycle>())],
                [.. row.Codes("trigger", Named<DeviceCommandKind>())],
                row.Codes("device_types", DeviceTypeCatalogue.Codes).Aggregate(DeviceTypes.None, static (all, type) => all | type.ToSet()),
                [.. row.Codes("guard", Camel<TransitionGuard>())],
                row.Code("to", Targets()),
                row.Code("hold", Camel<HoldEffect>()),
                row.Code("recovery", Recoveries()),
                row.Code("otherwise", new CodeSet<ResponseCode>(("E2", ResponseCode.E2), ("E5", ResponseCode.E5))),
                row.Text("side_effects"),
                row.Source,
                row.Code("confidence", RuleRow.ConfidenceCodes));
        });

    /// <summary>The rows in the order they are tried.</summary>
    public static ReadOnlySpan<DeviceTransition> All => Rows;

    private static CodeSet<TransitionTarget> Targets() => new(Array.ConvertAll(
        Enum.GetValues<TransitionTarget>(),
        static t => (Enum.TryParse<DeviceLifecycle>(t.ToString(), out _) ? t.ToString() : CamelOf(t.ToString()), t)));

    private static CodeSet<RecoveryEffect> Recoveries() => new(Array.ConvertAll(
        Enum.GetValues<RecoveryEffect>(),
        static e => (Enum.TryParse<RecoveryStage>(e.ToString(), out _) ? e.ToString() : CamelOf(e.ToString()), e)));

    private static CodeSet<T> Named<T>()
        where T : struct, Enum
        => new(Array.ConvertAll(Enum.GetValues<T>(), static value => (value.ToString(), value)));

    private static CodeSet<T> Camel<T>()
        where T : struct, Enum
        => new(Array.ConvertAll(Enum.GetValues<T>(), static value => (CamelOf(value.ToString()), value)));

    private static string CamelOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
