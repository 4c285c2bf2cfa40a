using Twin.Domain.Rules;

namespace Twin.Domain.Devices;

/// <summary>The device types as files and messages write them, with what the tables say of each (<c>rules/device-types.csv</c>).</summary>
public static class DeviceTypeCatalogue
{
    private static readonly DeviceTypeDefinition[] Definitions = RuleTables.Load(
        "device-types",
        ["code", "member", "name", "type_2", "on_cpl", "suspended_by_default", "confidence"],
        static row => new DeviceTypeDefinition(
            row.Code("member", new CodeSet<DeviceType>(Array.ConvertAll(Enum.GetValues<DeviceType>(), static t => (t.ToString(), t)))),
            row.Required("code"),
            row.Required("name"),
            row.YesNo("type_2"),
            row.YesNo("on_cpl"),
            row.YesNo("suspended_by_default"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The definitions in the order of <see cref="DeviceType"/>.</summary>
    public static ReadOnlySpan<DeviceTypeDefinition> All => Definitions;

    /// <summary>The codes: ESME, GSME, GPF, CHF, HCALCS, PPMID, IHD, CAD.</summary>
    public static CodeSet<DeviceType> Codes { get; } = new(Array.ConvertAll(Definitions, static d => (d.Code, d.Type)));

    /// <summary>The types that have no SMI status: IHD and CAD.</summary>
    public static DeviceTypes Type2 { get; } = Where(static d => d.IsType2);

    /// <summary>
    /// The types suspended when their model and firmware leave the CPL, as in 2020: ESME, GSME, HCALCS, PPMID (Twin resolutions R2).
    /// </summary>
    public static DeviceTypes SuspendedByDefault { get; } = Where(static d => d.SuspendedByDefault);

    /// <summary>The code of a type, as <c>ESME</c>.</summary>
    public static string Code(this DeviceType type) => Definitions[(int)type].Code;

    /// <summary>Whether the set has the type.</summary>
    public static bool Has(this DeviceTypes types, DeviceType type) => ((int)types >> (int)type & 1) != 0;

    /// <summary>The set of one type.</summary>
    public static DeviceTypes ToSet(this DeviceType type) => (DeviceTypes)(1 << (int)type);

    /// <summary>The codes of a set with bars between, as <c>ESME|GSME</c>; empty for none.</summary>
    public static string CodesOf(this DeviceTypes types)
        => string.Join('|', Definitions.Where(d => types.Has(d.Type)).Select(static d => d.Code));

    private static DeviceTypes Where(Predicate<DeviceTypeDefinition> holds)
        => Definitions.Where(d => holds(d)).Aggregate(DeviceTypes.None, static (all, d) => all | d.Type.ToSet());
}
