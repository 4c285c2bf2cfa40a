using Twin.Domain.Rules;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>The tables of the communications hub: its transitions, and its enumerations as the sources write them.</summary>
public static class HubTables
{
    private static readonly CodeSet<HubStage> StageCodes = Names<HubStage>();
    private static readonly CodeSet<HubCommandKind> TriggerCodes = Names<HubCommandKind>();
    private static readonly CodeSet<HubGuard> GuardCodes = Names<HubGuard>();

    private static readonly HubTransition[] AllTransitions = RuleTables.Load(
        "hub-transitions",
        ["from", "to", "trigger", "guard"],
        static row => new HubTransition(
            row.Code("from", StageCodes),
            row.Code("to", StageCodes),
            row.Code("trigger", TriggerCodes),
            row.Code("guard", GuardCodes),
            row.Source));

    private static readonly (string Set, string Code, string Member)[] Enumerations = RuleTables.Load(
        "hub-enumerations",
        ["enumeration", "code", "member"],
        static row =>
        {
            _ = row.Source;
            return (row.Required("enumeration"), row.Required("code"), row.Required("member"));
        });

    /// <summary>The legal transitions in the order of the table.</summary>
    public static ReadOnlySpan<HubTransition> Transitions => AllTransitions;

    /// <summary>The CSP regions as DUIS 5.4 writes them.</summary>
    public static CodeSet<CspRegion> CspRegions { get; } = Codes<CspRegion>();

    /// <summary>The HAN variants.</summary>
    public static CodeSet<HanVariant> HanVariants { get; } = Codes<HanVariant>();

    /// <summary>The install types of 8.14.1.</summary>
    public static CodeSet<HubInstallType> InstallTypes { get; } = Codes<HubInstallType>();

    /// <summary>The premises of 8.14.2.</summary>
    public static CodeSet<PremiseType> PremiseTypes { get; } = Codes<PremiseType>();

    /// <summary>The return types of 8.14.3.</summary>
    public static CodeSet<FaultReturnType> FaultReturnTypes { get; } = Codes<FaultReturnType>();

    /// <summary>The fault reasons of 8.14.3.</summary>
    public static CodeSet<HubFaultReason> FaultReasons { get; } = Codes<HubFaultReason>();

    /// <summary>The connection methods of 8.14.3.</summary>
    public static CodeSet<HubConnectionMethod> ConnectionMethods { get; } = Codes<HubConnectionMethod>();

    /// <summary>The return types of 8.14.4.</summary>
    public static CodeSet<NoFaultReturnType> NoFaultReturnTypes { get; } = Codes<NoFaultReturnType>();

    /// <summary>The names of the enumerations that the table has, each once, in its order.</summary>
    public static IReadOnlyList<string> EnumerationNames { get; } = [.. Enumerations.Select(static row => row.Set).Distinct()];

    private static CodeSet<T> Names<T>()
        where T : struct, Enum => new(Array.ConvertAll(Enum.GetValues<T>(), static value => (value.ToString(), value)));

    private static CodeSet<T> Codes<T>()
        where T : struct, Enum => new([.. Enumerations
            .Where(static row => string.Equals(row.Set, typeof(T).Name, StringComparison.Ordinal))
            .Select(static row => (row.Code, Enum.Parse<T>(row.Member)))]);
}
