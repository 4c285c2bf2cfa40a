using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>The command variants with what the tables say of each (<c>rules/command-variants.csv</c>).</summary>
public static class CommandVariantCatalogue
{
    private const int Last = 9;

    /// <summary>The services as files write them: Transform, NonDevice, SendCommand.</summary>
    public static CodeSet<DccService> ServiceCodes { get; } = new(
        Array.ConvertAll(Enum.GetValues<DccService>(), static s => (s.ToString(), s)));

    private static readonly CommandVariantDefinition[] Definitions = RuleTables.Load(
        "command-variants",
        [
            "code", "member", "input", "output", "mode", "local_delivery", "over_sm_wan", "synchronous_output", "criticality", "service",
            "confidence",
        ],
        static row => new CommandVariantDefinition(
            (CommandVariant)row.Integer("code", 1, Last),
            row.Required("member"),
            row.Required("input"),
            row.Required("output"),
            row.YesNo("local_delivery"),
            row.YesNo("over_sm_wan"),
            row.YesNo("synchronous_output"),
            row.Text("service") == "none" ? null : row.Code("service", ServiceCodes),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The definitions of 1 to 9, in order.</summary>
    public static ReadOnlySpan<CommandVariantDefinition> All => Definitions;

    /// <summary>The codes 1 to 9.</summary>
    public static CodeSet<CommandVariant> Codes { get; } = new(
        Array.ConvertAll(Definitions, static d => (((int)d.Variant).ToString(CultureInfo.InvariantCulture), d.Variant)));

    /// <summary>Whether the set has the command variant.</summary>
    public static bool Has(this CommandVariants set, CommandVariant variant) => ((int)set >> (int)variant & 1) != 0;

    /// <summary>The set of several command variants.</summary>
    public static CommandVariants ToSet(this IEnumerable<CommandVariant> variants)
        => variants.Aggregate(CommandVariants.None, static (all, one) => all | (CommandVariants)(1 << (int)one));

    /// <summary>The service a request with this command variant is posted to; null for one no user may send.</summary>
    public static DccService? Service(this CommandVariant variant)
        => variant is >= CommandVariant.SendNonCritical and <= CommandVariant.DccInternal ? Definitions[(int)variant - 1].Service : null;

    /// <summary>Whether the command comes back to the user for local delivery, alone or as well: 2, 3, 6, 7.</summary>
    public static bool IsLocal(this CommandVariant variant) => ((int)Local >> (int)variant & 1) != 0;

    /// <summary>Whether a command goes to a device once the request is accepted, by whatever way: all but 4, 8 and 9.</summary>
    public static bool ReachesDevice(this CommandVariant variant) => ((int)ToDevice >> (int)variant & 1) != 0;

    private static readonly CommandVariants Local = Definitions.Where(static d => d.LocalDelivery).Select(static d => d.Variant).ToSet();

    private static readonly CommandVariants ToDevice =
        Definitions.Where(static d => d.LocalDelivery || d.OverSmWan).Select(static d => d.Variant).ToSet();
}
