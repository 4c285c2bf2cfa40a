using System.Text.Json.Nodes;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Modifications;

/// <summary>
/// The JSON Schema of <c>switches:</c>, as <see cref="SwitchReader"/> reads it; docs/how-to/own-modification.md explains it.
/// </summary>
internal static class SwitchSchema
{
    /// <summary>The schema of the map.</summary>
    internal static JsonObject Of() => SchemaText.Closed(
        "Switches turned over the rules of 2020 and the modifications named.",
        [
            ("eligibleRoles", ByCode("Who may send a request, by service request variant.", Roles)),
            ("deviceTypes", ByCode("What a request may be sent to, by service request variant.", Types)),
            ("serviceRequests", One("enable", SchemaText.List("Requests that come to exist.", Srv()))),
            ("actsForSupplierCheck", One("add", SchemaText.List("Requests an agent may send only for a supplier.", Srv()))),
            ("suspendedExemptions", AddRemove(
                "Non-critical requests that a Suspended device still gets.", static () => SchemaText.List("Exemptions.", Exemption()))),
            ("suspendedTypes", AddRemove("The device types that a CPL removal suspends.", Types)),
            ("firmwareReadRestores", Types()),
            ("repeatedActivationRestores", SchemaText.YesNo("Whether a repeated 11.3 response restores a device.")),
            ("ppmidFirmwareUpdate", SchemaText.YesNo("Whether firmware of PPMIDs and HCALCSs can be replaced over the air.")),
            ("alertRecipients", ByCode("Who gets an alert, by its code, as N28.", Recipients)),
            ("flagRule", SchemaText.Words("One of the seven flag rules.", SwitchCodes.FlagRuleNames.Codes)),
            ("flagTable", FlagTable()),
            ("exportPolicy", SchemaText.Words("Which flags RDPs are told.", FlagRules.ExportPolicyCodes.Codes)),
            ("smets1Exported", SchemaText.YesNo("Whether flags of SMETS1 meter points are exported.")),
            ("maxUpdatesPerFile", new JsonObject
            {
                ["description"] = "The most records in a file; none for no limit.",
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SwitchReader.LargestFile },
                    new JsonObject { ["const"] = "none" }),
            }),
            ("returnNoticeToOrderingParty", SchemaText.YesNo("Whether the party that ordered a hub hears how its return fared.")),
            .. NetworkSwitch.All.Select(static one => (one.Key, (JsonNode)SchemaText.Words(one.Description, one.Choices.Codes))),
        ]);

    private static JsonObject Roles() => SchemaText.List("Roles.", SchemaText.Words("A role.", UserRoleCatalogue.Codes.Codes));

    private static JsonObject Types() => SchemaText.List(
        "Device types.", SchemaText.Words("A device type.", DeviceTypeCatalogue.Codes.Codes));

    private static JsonObject Recipients() => SchemaText.List(
        "Recipients.", SchemaText.Words("A recipient.", SwitchCodes.Recipients.Codes));

    private static JsonObject Srv() => SchemaText.TextOrNumber("A service request variant, as 8.1.1.");

    private static JsonObject One(string key, JsonObject list) => SchemaText.Closed(
        list["description"]!.GetValue<string>(), [(key, list)], key);

    private static JsonObject AddRemove(string description, Func<JsonObject> part)
        => SchemaText.Closed(description, [("add", part()), ("remove", part())]);

    private static JsonObject ByCode(string description, Func<JsonObject> set) => AddRemove(
        description, () => new JsonObject { ["type"] = "object", ["additionalProperties"] = set() });

    private static JsonObject Exemption() => SchemaText.Closed(
        "An exemption.",
        [
            ("srv", Srv()),
            ("commandVariants", SchemaText.List(
                "Of these command variants only.", SchemaText.Integer("A command variant.", 1, 8), 1)),
            ("smets", SchemaText.List("On these generations only.", SchemaText.Integer("1 or 2.", 1, 2), 1)),
        ],
        "srv");

    private static JsonObject FlagTable() => SchemaText.Closed(
        "A flag rule of your own.",
        [
            ("evaluateOn", SchemaText.Words("When the rule is looked at.", FlagRules.EvaluationCodes.Codes)),
            ("rows", SchemaText.List(
                "Rows; the first that fits gives the flag.",
                SchemaText.Closed(
                    "A row.",
                    [
                        ("when", SchemaText.Closed(
                            "What must hold and what must not.",
                            SwitchCodes.Conditions.Codes.Select(static code => (code, (JsonNode)SchemaText.YesNo("A condition."))))),
                        ("flag", new JsonObject
                        {
                            ["description"] = "The flag.",
                            ["enum"] = new JsonArray(
                                [.. SwitchCodes.RowFlags.Codes.Select(static code => (JsonNode?)JsonValue.Create(code)), null]),
                        }),
                    ],
                    "when",
                    "flag"),
                1)),
        ],
        "evaluateOn",
        "rows");
}
