using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Studies.Power;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.PowerOutage;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record PowerOutageInputs
{
    private const string Source = "T, MP096; Twin fact sheet 4.2";
    private const string Queue = "queue";

    // Codes of A17; the documented reading stands for itself among the values of `curve`.
    private static readonly CodeSet<OutageAlertCurveKind> Curves = new(
        ("documented", OutageAlertCurveKind.Documented),
        ("flat", OutageAlertCurveKind.Flat),
        ("fiveK", OutageAlertCurveKind.FiveThousandAMinute));

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number("horizonHours", "24", 0.1m, 8_760, "hours", "the scenario's choice", false, "How long the run covers."),
        InputDefinition.WholeNumber(
            "alerts", "none", 1, 99_999_999, "alerts", "the scenario's choice", false,
            "One event of exactly so many AD1, at the time of outage1 and instead of the outages below; none for the outages.",
            allowsNone: true),
        .. SupplyInputs.Definitions,
        InputDefinition.Choice(
            "curve", Queue, [Queue, .. Curves.Codes], "Twin resolutions, R7; A17 of the Twin fact sheet 3.6", true,
            "How a CSP delivers: a queue that all events share, or the closed form for each event alone, in its documented reading or "
            + "one of two rejected ones."),
        InputDefinition.Choice(
            "extrapolation", "saturated", ["saturated", "proportional"], "not specified (Twin fact sheet 4.2)", false,
            "Beyond 20,000 (Telefonica) and 5,000 alerts (Arqiva): the throughput stays, or it grows with the event. The queue saturates."),
        InputDefinition.Choice(
            "clock", "alert", ["alert", "outage"], "A18 of the Twin fact sheet 3.6", false,
            "Where the documented times count from, and the delays of the report: the creation of AD1, or the loss of supply."),
        InputDefinition.Number(
            "target.seconds", "60", 1, 86_400, "s", "60 s after the first three minutes (T, MP096)", true,
            "How soon after its creation the SEC wants AD1 delivered."),
        InputDefinition.Number(
            "renegotiated.startSeconds", "5", 0, 3_600, "s", NoPublicValue, false,
            "Under a renegotiated contract: when delivery begins."),
        InputDefinition.Number(
            "renegotiated.alertsPerSecond", "500", 1, 1_000_000, "alerts a second", NoPublicValue, false,
            "Under a renegotiated contract: how fast each CSP delivers; 500 meets 60 s up to 27,500 alerts."),
        InputDefinition.Number(
            "renegotiated.millionPounds", "300", 0, 100_000, "million pounds", "T, MP096 (the DCC's estimate)", true,
            "What the renegotiation costs."),
        InputDefinition.Percent(
            "calls.percent", "8.2", "82,000 calls in a day of Storm Arwen, 1 m customers off (Twin fact sheet 4.2)", true,
            "How many customers without supply call 105."),
        InputDefinition.Number(
            "calls.leastDelayMinutes", "5", 0, 1_440, "min", NoPublicValue, false,
            "How long anybody waits before calling: to look at the fuses and out of the window."),
        InputDefinition.Number(
            "calls.meanDelayMinutes", "20", 0, 1_440, "min", NoPublicValue, false,
            "How long they wait after that, on average; who has the supply back before does not call."),
        InputDefinition.WholeNumber(
            "calls.answeredPerHour", "16000", 1, 1_000_000_000, "calls an hour", "16,000 an hour at the peak (Twin fact sheet 4.2)", true,
            "How many calls are answered, over all networks."),
        InputDefinition.WholeNumber(
            "awareness.reports", "5", 1, 1_000_000, "reports", NoPublicValue, false,
            "How many reports of one outage, alerts or calls, make the network operator act."),
        .. OutageSlot.Definitions,
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>One event of so many alerts; null for the outages.</summary>
    internal required int? Alerts { get; init; }

    /// <summary>What both studies of power have.</summary>
    internal required SupplyInputs Supply { get; init; }

    /// <summary>The reading of the closed form; null for the queue.</summary>
    internal required OutageAlertCurveKind? Curve { get; init; }

    /// <summary>Beyond the documented numbers.</summary>
    internal required OutageAlertExtrapolation Extrapolation { get; init; }

    /// <summary>Whether times count from the loss of supply.</summary>
    internal required bool CountsFromLoss { get; init; }

    /// <summary>The target of the SEC.</summary>
    internal required long TargetMs { get; init; }

    /// <summary>Where renegotiated delivery begins.</summary>
    internal required long BoughtStartMs { get; init; }

    /// <summary>The renegotiated rate.</summary>
    internal required MessageRate BoughtRate { get; init; }

    /// <summary>What it costs.</summary>
    internal required decimal BoughtMillionPounds { get; init; }

    /// <summary>How fast calls are answered.</summary>
    internal required MessageRate CallRate { get; init; }

    /// <summary>Reports that make a network operator act.</summary>
    internal required int ReportsToAct { get; init; }

    /// <summary>The outages, used or not.</summary>
    internal required IReadOnlyList<OutageSlot> Slots { get; init; }

    /// <summary>The distributors in whose areas two CSPs have hubs.</summary>
    internal required IReadOnlyList<int> BorderArea { get; init; }

    /// <summary>The values of a scenario that was checked.</summary>
    internal static PowerOutageInputs Of(InputSet inputs) => new()
    {
        HorizonMs = inputs.Milliseconds("horizonHours", SimTime.HourMs),
        Alerts = (int?)inputs.OptionalNumber("alerts"),
        Supply = SupplyInputs.Of(inputs) with
        {
            CallPpm = inputs.Ppm("calls.percent"),
            CallLeastDelayMs = inputs.Milliseconds("calls.leastDelayMinutes", SimTime.MinuteMs),
            CallMeanDelayMs = inputs.Milliseconds("calls.meanDelayMinutes", SimTime.MinuteMs),
        },
        Curve = Curves.TryParse(inputs.Text("curve"), out OutageAlertCurveKind kind) ? kind : null,
        Extrapolation = inputs.Text("extrapolation") == "saturated"
            ? OutageAlertExtrapolation.Saturated
            : OutageAlertExtrapolation.Proportional,
        CountsFromLoss = inputs.Text("clock") == "outage",
        TargetMs = inputs.Milliseconds("target.seconds", SimTime.SecondMs),
        BoughtStartMs = inputs.Milliseconds("renegotiated.startSeconds", SimTime.SecondMs),
        BoughtRate = new MessageRate((int)(inputs.Number("renegotiated.alertsPerSecond") * 1_000), 1_000_000),
        BoughtMillionPounds = inputs.Number("renegotiated.millionPounds"),
        CallRate = new MessageRate(inputs.WholeNumber("calls.answeredPerHour"), (int)SimTime.HourMs),
        ReportsToAct = inputs.WholeNumber("awareness.reports"),
        Slots = OutageSlot.Of(inputs),
        BorderArea = OutageSlot.AreaOf(inputs.Text("border.area")) ?? [],
    };

    /// <summary>How the CSPs deliver under a target.</summary>
    internal DeliveryTerms TermsUnder(OutageAlertTarget target) => new()
    {
        Curve = Curve,
        Extrapolation = Extrapolation,
        CountsFromLoss = CountsFromLoss,
        DrawsLanes = Supply.DrawsLanes,
        BoughtStartMs = BoughtStartMs,
        BoughtRate = target == OutageAlertTarget.Renegotiated ? BoughtRate : null,
    };
}
