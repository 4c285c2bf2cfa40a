using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>All service request variants, from <c>rules/service-requests.csv</c>.</summary>
public static class ServiceRequestCatalogue
{
    private static readonly string[] Columns =
    [
        "srv", "service_reference", "name", "criticality", "request_class", "target", "eligible_roles", "device_types", "modes",
        "command_variants", "target_smets2_seconds", "target_smets1_seconds", "target_future_dated_seconds", "target_assumed",
        "future_dating", "body_element", "gbcs_use_cases", "registration_check", "allowed_when_suspended", "returns_data", "smets1",
        "duis_version", "confidence", "device_types_confidence", "target_confidence", "duis_version_confidence", "notes",
    ];

    private const int LongestTargetSeconds = 7 * 24 * 3600;

    private static readonly CodeSet<int> SuspendedTexts = new(
        ("yes", 0), ("no", 1), ("n/a", 2), ("smets1-cv2-only", 3), ("mp105-only", 4));

    private static readonly ServiceRequestDefinition[] Definitions = Load();

    /// <summary>The variants by number, in the order of the table.</summary>
    public static ReadOnlySpan<ServiceRequestDefinition> All => Definitions;

    /// <summary>The texts of all variants, for reading input.</summary>
    public static CodeSet<ServiceRequestVariant> Codes { get; } = new(Array.ConvertAll(Definitions, static d => (d.Srv, d.Variant)));

    /// <summary>The variant written so.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static ServiceRequestDefinition Get(string srv) => ServiceRequestVariant.Parse(srv).Definition;

    private static ServiceRequestDefinition[] Load()
    {
        int number = 0;
        HashSet<string> seen = new(StringComparer.Ordinal);
        ServiceRequestDefinition[] definitions = RuleTables.Load("service-requests", Columns, row =>
        {
            if (!seen.Add(row.Required("srv")))
            {
                row.Fail("srv", "each variant once");
            }

            return Make(row, number++);
        });
        return definitions.Length == ServiceRequestVariant.Count
            ? definitions
            : throw new InvalidInputException(
                $"rules/service-requests.csv has {definitions.Length} variants instead of {ServiceRequestVariant.Count}");
    }

    private static ServiceRequestDefinition Make(RuleRow row, int number)
    {
        _ = row.Code("allowed_when_suspended", SuspendedTexts);
        (DeviceTypes types, bool namesSapc) = Types(row);
        return new ServiceRequestDefinition
        {
            Variant = new ServiceRequestVariant(Math.Min(number, ServiceRequestVariant.Count - 1)),
            Srv = row.Required("srv"),
            Reference = row.Required("service_reference"),
            Name = row.Required("name"),
            Criticality = row.Code("criticality", RequestCodes.Criticality),
            Class = row.Code("request_class", RequestCodes.Class),
            Target = row.Code("target", RequestCodes.Target),
            EligibleRoles = row.Codes("eligible_roles", UserRoleCatalogue.Codes).ToSet(),
            DeviceTypes = types,
            NamesSapc = namesSapc,
            Modes = row.Codes("modes", RequestCodes.Modes).Aggregate(RequestModes.None, static (all, one) => all | one),
            CommandVariants = row.Codes("command_variants", CommandVariantCatalogue.Codes).ToSet(),
            TargetSmets2Seconds = row.OptionalInteger("target_smets2_seconds", 1, LongestTargetSeconds),
            TargetSmets1Seconds = row.OptionalInteger("target_smets1_seconds", 1, LongestTargetSeconds),
            TargetFutureDatedSeconds = row.OptionalInteger("target_future_dated_seconds", 1, LongestTargetSeconds),
            AssumedTimes = row.Code("target_assumed", RequestCodes.Assumed),
            FutureDating = row.Codes("future_dating", RequestCodes.FutureDating)
                .Aggregate(FutureDating.None, static (all, one) => all | one),
            BodyElement = row.Required("body_element"),
            GbcsUseCases = row.Text("gbcs_use_cases").Split('|', StringSplitOptions.RemoveEmptyEntries),
            RegistrationCheck = row.Code("registration_check", RequestCodes.Registration),
            AllowedWhenSuspended = row.Text("allowed_when_suspended"),
            ReturnsData = row.YesNo("returns_data"),
            Smets1 = row.Code("smets1", RequestCodes.Smets1),
            DuisVersion = row.Required("duis_version"),
            Source = row.Source,
            Confidence = row.Code("confidence", RuleRow.ConfidenceCodes),
            DeviceTypesConfidence = row.Code("device_types_confidence", RuleRow.ConfidenceCodes),
            TargetConfidence = row.Code("target_confidence", RuleRow.ConfidenceCodes),
            DuisVersionConfidence = row.Code("duis_version_confidence", RuleRow.ConfidenceCodes),
            Notes = row.Text("notes"),
        };
    }

    // The DUIS schema has no type SAPC: rows naming it mean an ESME of variant G (Twin resolutions R3).
    private static (DeviceTypes Types, bool NamesSapc) Types(RuleRow row)
    {
        DeviceTypes types = DeviceTypes.None;
        bool namesSapc = false;
        foreach (int code in row.Codes("device_types", RequestCodes.DeviceTypesAndSapc))
        {
            namesSapc |= code == RequestCodes.Sapc;
            types |= code == RequestCodes.Sapc ? DeviceTypes.Esme : (DeviceTypes)(1 << code);
        }

        return (types, namesSapc);
    }
}
