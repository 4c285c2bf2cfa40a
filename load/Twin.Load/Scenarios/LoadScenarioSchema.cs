using System.Text.Json.Nodes;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Scenarios;

namespace Twin.Load.Scenarios;

/// <summary>The JSON Schema of load scenarios, made from what the readers go by, for editors to check by.</summary>
/// <remarks>As with studies: what does not fit is refused; what fits may still be, as a threshold on a step that the mix has not.</remarks>
public static class LoadScenarioSchema
{
    /// <summary>The text of <c>scenarios/schema/load.schema.json</c>.</summary>
    public static string Text { get; } = SchemaText.File(
        "Twin load scenario",
        SchemaText.Closed("A load scenario: who calls a live twin how often.", Top(), "name", "title", "mix", "simulations"));

    private static IEnumerable<(string Key, JsonNode Schema)> Top() =>
    [
        ("name", SchemaText.Text("Its name: small letters, digits and hyphens, at most 60, a letter first.")),
        ("title", SchemaText.Text("One line for the report's head.")),
        ("seed", SchemaText.Integer("The seed of the calls' order and values. Default: drawn and told.", 0, long.MaxValue)),
        ("target", SchemaText.Text("The twin's address. Default: " + LoadScenario.DefaultTarget + ".")),
        ("warm-up", Duration("How long calls are made before they count. Default: 0s.")),
        ("premises", SchemaText.Closed(
            "The premises whose devices are called.",
            [
                ("from", SchemaText.Integer("The first. Default: 0.", 0, PopulationIds.MostPremises - 1)),
                ("count", SchemaText.Integer("How many. Default: 1,000.", 1, LoadScenarioReader.MostPremises)),
            ])),
        ("in-flight", SchemaText.Integer(
            "The most calls under way at once; more are held. Default: 1,000.", 1, LoadScenarioReader.MostInFlight)),
        ("drain", Duration("How long answers are waited for after the end. Default: 30s.")),
        ("verify", new JsonObject
        {
            ["description"] = "Whether requests are sent again at the end and must get the same answers; a number says how many.",
            ["anyOf"] = new JsonArray(
                SchemaText.YesNo("A usual number, or none."), SchemaText.Integer("How many.", 1, LoadScenarioReader.MostRepeats)),
        }),
        ("mix", SchemaText.List("The calls and their weights.", AnyOf([Send(), Query(), Install()]), 1)),
        ("simulations", SchemaText.List(
            "How calls arrive, one after the other, in NBomber's words.", AnyOf(LoadSimulation.Words.Codes.Select(Simulation)), 1)),
        ("operations", SchemaText.List("What happens meanwhile.", AnyOf(OperationReader.Words.Select(Operation)))),
        ("thresholds", new JsonObject
        {
            ["description"] = "What must hold: for overall, or for a step of the mix by name; exit code 99 when it does not.",
            ["type"] = "object",
            ["additionalProperties"] = SchemaText.List("Thresholds.", SchemaText.Text(ThresholdReader.Allowed)),
        }),
    ];

    private static JsonObject AnyOf(IEnumerable<JsonObject> schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    private static JsonObject Send() => SchemaText.Closed(
        "A service request.",
        [
            ("step", SchemaText.Text("The step's name, used once.")),
            ("weight", SchemaText.Integer("Its weight in the mix. Default: 1.", 1, MixReader.MostWeight)),
            ("send", SchemaText.Words("The service request variant, in quotes.", ServiceRequestCatalogue.Codes.Codes)),
            ("to", Type("The type of the device it goes to.")),
            ("among", Filter()),
            ("as", SchemaText.Words("Whose request it is. Default: supplier.", MixReader.Senders.Codes)),
            ("role", SchemaText.Words("The role it is sent in. Default: the first that may.", UserRoleCatalogue.Codes.Codes)),
            ("command-variant", SchemaText.Integer("The command variant. Default: the usual one.", 1, 8)),
            ("values", new JsonObject { ["description"] = "The values it carries; from and to give a range.", ["type"] = "object" }),
            ("expect", SchemaText.List(
                "Response codes that are no failure.", SchemaText.Words("A response code.", ResponseCodeCatalogue.Codes.Codes))),
        ],
        "step",
        "send",
        "to");

    private static JsonObject Query() => SchemaText.Closed(
        "A look-up.",
        [
            ("step", SchemaText.Text("The step's name, used once.")),
            ("weight", SchemaText.Integer("Its weight in the mix. Default: 1.", 1, MixReader.MostWeight)),
            ("query", SchemaText.Words("What is looked up.", MixReader.Queries.Codes)),
            ("of", Type("The type of the device that is asked about.")),
            ("among", Filter()),
        ],
        "step",
        "query",
        "of");

    private static JsonObject Install() => SchemaText.Closed(
        "A new home, from the hub's order to meters in service.",
        [
            ("step", SchemaText.Text("The step's name, used once.")),
            ("weight", SchemaText.Integer("Its weight in the mix. Default: 1.", 1, MixReader.MostWeight)),
            ("install", SchemaText.List(
                "What the home has; ESME is among it.", SchemaText.Words("A device type.", MixReader.Installable.Codes), 1)),
            ("region", SchemaText.Words("The CSP region. Default: North.", HubTables.CspRegions.Codes)),
        ],
        "step",
        "install");

    private static JsonObject Filter() => SchemaText.Closed(
        "Only devices with these.",
        [
            ("manufacturer", SchemaText.TextOrNumber("The manufacturer.")),
            ("model", SchemaText.TextOrNumber("The model.")),
            ("firmware", SchemaText.TextOrNumber("The firmware version.")),
            ("status", SchemaText.Words("The SMI status.", SmiStatusCatalogue.Codes.Codes)),
        ]);

    private static JsonObject Simulation(string word)
    {
        _ = LoadSimulation.Words.TryParse(word, out SimulationKind kind);
        string[] keys = SimulationReader.KeysOf(kind);
        JsonObject inner = SchemaText.Closed(
            "One simulation.", keys.Select(static key => (key, (JsonNode)Quantity(key))), [.. keys.Where(static key => key != "interval")]);
        return SchemaText.Closed("A simulation.", [(word, inner)], word);
    }

    private static JsonObject Quantity(string key) => key switch
    {
        "during" => Duration("How long it lasts."),
        "interval" => Duration("The interval of the rate. Default: 1s."),
        "copies" => SchemaText.Integer("How many callers, each waiting for its answer.", 0, SimulationReader.MostCopies),
        _ => SchemaText.Integer("Calls an interval.", 0, SimulationReader.MostRate),
    };

    private static JsonObject Operation(string word)
    {
        JsonObject what = word == "dcc-outage"
            ? SchemaText.Closed(
                "An outage of the DCC.",
                [
                    ("mode", SchemaText.Words("What stops.", OperationReader.Modes.Codes)),
                    ("begins", SchemaText.YesNo("Whether it begins or ends.")),
                ],
                "mode",
                "begins")
            : SchemaText.Closed(
                "A CPL entry.",
                OperationReader.ProductKeys.Select(static key => (
                    key, (JsonNode)(key == "type" ? Type("The device type.") : SchemaText.TextOrNumber("As the estate has it.")))),
                OperationReader.ProductKeys);
        return SchemaText.Closed(
            "An operational event.",
            [
                ("at", Duration("When, after the first simulation begins.")),
                ("name", SchemaText.Text("Its name. Default: what it is.")),
                (word, what),
            ],
            "at",
            word);
    }

    private static JsonObject Type(string description) => SchemaText.Words(description, DeviceTypeCatalogue.Codes.Codes);

    private static JsonObject Duration(string description) => SchemaText.Text($"{description} {LoadUnits.AllowedDurations}.");
}
