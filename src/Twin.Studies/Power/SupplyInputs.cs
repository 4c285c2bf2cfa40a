using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.Power;

/// <summary>The inputs that every study of power alerts has: hubs, their way to the CSP, and the meter's word of the return.</summary>
internal sealed record SupplyInputs
{
    private const string ByRegion = "byRegion";
    private const string ByDraw = "draw";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Choice(
            "csp", ByRegion, [ByRegion, .. CommunicationsServiceProviders.Codes.Codes],
            "North: Arqiva; Central, South: Telefonica (T, MP096)",
            true, "Which CSP delivers: that of each hub's region, or one for all of them."),
        InputDefinition.Percent(
            "unknownRegionArqivaPercent", "27", "the share of DNO customers in region North (own estimate)", false,
            "How many SMETS2 hubs of independent distributors, whose region is not known, Arqiva serves."),
        InputDefinition.Text(
            "border.area", "none", "the scenario's choice", false,
            "A distributor id (rules/distributors.csv) in whose area two CSPs have hubs; several with spaces, or none."),
        InputDefinition.Percent(
            "border.otherCspPercent", "0", NoPublicValue, false, "How many hubs of that area the CSP of the other regions serves."),
        InputDefinition.Number(
            "holdUpSeconds", "180", 1, 3_600, "s", "T-C; A15 of the Twin fact sheet 3.6: three minutes or more", true,
            "How long the supply must be gone before the hub raises AD1; a loss of exactly that long raises it."),
        InputDefinition.Percent(
            "alertLossPercent", "0", NoPublicValue, false,
            "How many AD1 are lost on the way from the hub to its CSP, and never delivered."),
        InputDefinition.Choice(
            "arqivaLane", "share", ["share", ByDraw], "Twin resolutions, R7", true,
            "How Arqiva's slow fifth is found: every fifth alert, which meets the documented times exactly, or a draw for each."),
        InputDefinition.Number(
            "restorationAlert.delaySeconds", "60", 0, 3_600, "s", "alerts within 60 s (SEC H3.14; Twin fact sheet 4.7, medium)", false,
            "How long 8F35 and 8F36 take from the return of the supply to the network operator."),
    ];

    /// <summary>The one CSP of all hubs; null for that of each region.</summary>
    internal CommunicationsServiceProvider? OnlyProvider { get; private init; }

    /// <summary>Hubs of unknown region that Arqiva serves, parts per million.</summary>
    internal int UnknownRegionArqivaPpm { get; private init; }

    /// <summary>Hubs of a border area that the other CSP serves, parts per million.</summary>
    internal int BorderOtherPpm { get; private init; }

    /// <summary>The hub's hold-up.</summary>
    internal long HoldUpMs { get; private init; }

    /// <summary>AD1 lost before the CSP, parts per million.</summary>
    internal int AlertLossPpm { get; private init; }

    /// <summary>Whether a draw says the lane of an alert.</summary>
    internal bool DrawsLanes { get; private init; }

    /// <summary>How long 8F35 and 8F36 take.</summary>
    internal long RestorationAlertMs { get; private init; }

    /// <summary>How many customers call 105, parts per million; 0 in studies without calls.</summary>
    internal int CallPpm { get; init; }

    /// <summary>How long everybody waits before it.</summary>
    internal long CallLeastDelayMs { get; init; }

    /// <summary>How long they wait after that, on average.</summary>
    internal long CallMeanDelayMs { get; init; }

    /// <summary>The values of a scenario.</summary>
    internal static SupplyInputs Of(InputSet inputs) => new()
    {
        OnlyProvider = CommunicationsServiceProviders.Codes.TryParse(inputs.Text("csp"), out CommunicationsServiceProvider only)
            ? only
            : null,
        UnknownRegionArqivaPpm = inputs.Ppm("unknownRegionArqivaPercent"),
        BorderOtherPpm = inputs.Ppm("border.otherCspPercent"),
        HoldUpMs = inputs.Milliseconds("holdUpSeconds", SimTime.SecondMs),
        AlertLossPpm = inputs.Ppm("alertLossPercent"),
        DrawsLanes = inputs.Text("arqivaLane") == ByDraw,
        RestorationAlertMs = inputs.Milliseconds("restorationAlert.delaySeconds", SimTime.SecondMs),
    };
}
