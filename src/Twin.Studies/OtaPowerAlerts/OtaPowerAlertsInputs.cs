using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Studies.Power;
using Twin.Studies.PowerOutage;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record OtaPowerAlertsInputs
{
    private const string Choice = "the scenario's choice";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number("horizonDays", "30", 0.1m, 3_650, "days", Choice, false, "How long the run covers."),
        .. SupplyInputs.Definitions,
        .. CampaignDefinitions(),
        .. OutageDefinitions(),
        .. DeskDefinitions(),
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>What both studies of power have.</summary>
    internal required SupplyInputs Supply { get; init; }

    /// <summary>How many meters the campaign updates; null for a share.</summary>
    internal required int? Meters { get; init; }

    /// <summary>The share of the SMETS2 electricity meters it updates, parts per million.</summary>
    internal required int SharePpm { get; init; }

    /// <summary>The campaign, its meters and order apart.</summary>
    internal required Func<ulong, long, CampaignPlan> Campaign { get; init; }

    /// <summary>How many days the campaign takes.</summary>
    internal required int Days { get; init; }

    /// <summary>The real outages.</summary>
    internal required IncidentTerms Incidents { get; init; }

    /// <summary>What a 7.4 costs.</summary>
    internal required decimal ReadPounds { get; init; }

    /// <summary>What a visit costs.</summary>
    internal required decimal VisitPounds { get; init; }

    private InputSet Inputs { get; init; } = null!;

    /// <summary>The values of a scenario that was checked.</summary>
    internal static OtaPowerAlertsInputs Of(InputSet inputs) => new()
    {
        Inputs = inputs,
        HorizonMs = inputs.Milliseconds("horizonDays", SimTime.DayMs),
        Supply = SupplyInputs.Of(inputs),
        Meters = (int?)inputs.OptionalNumber("campaign.meters"),
        SharePpm = inputs.Ppm("campaign.sharePercent"),
        Days = inputs.WholeNumber("campaign.days"),
        Campaign = (seed, qualifying) => CampaignOf(inputs, seed, qualifying),
        Incidents = IncidentTerms.Of(inputs),
        ReadPounds = inputs.Number("dno.readPounds"),
        VisitPounds = inputs.Number("dno.visitPounds"),
    };

    /// <summary>The desk under a design.</summary>
    internal DeskTerms DeskUnder(FalseOutageAlertSuppression suppression) => new()
    {
        Suppression = suppression,
        WindowMs = Inputs.Milliseconds("suppression.windowMinutes", SimTime.MinuteMs),
        HoldMs = Inputs.Milliseconds("suppression.holdMinutes", SimTime.MinuteMs),
        ReadDelayMs = Inputs.Milliseconds("suppression.readDelaySeconds", SimTime.SecondMs),
        ReadTimeoutMs = Inputs.Milliseconds("suppression.readTimeoutSeconds", SimTime.SecondMs),
        RestorationAlertMs = Supply.RestorationAlertMs,
        OperatorReadPpm = Inputs.Ppm("dno.readPercent"),
        OperatorReadAfterMs = Inputs.Milliseconds("dno.readAfterMinutes", SimTime.MinuteMs),
        ReadFailurePpm = Inputs.Ppm("dno.readFailurePercent"),
    };

    private static CampaignPlan CampaignOf(InputSet inputs, ulong seed, long qualifying)
    {
        long meters = (int?)inputs.OptionalNumber("campaign.meters")
            ?? ((qualifying * inputs.Ppm("campaign.sharePercent")) + 500_000) / 1_000_000;
        return new CampaignPlan(seed)
        {
            Meters = Math.Min(meters, qualifying),
            Order = new SpreadOrder(qualifying),
            StartMs = inputs.WholeNumber("campaign.startDay") * SimTime.DayMs,
            Days = inputs.WholeNumber("campaign.days"),
            FromMs = inputs.Milliseconds("campaign.fromHour", SimTime.HourMs),
            WithinMs = inputs.Milliseconds("campaign.hours", SimTime.HourMs),
            NewSpecificationPpm = inputs.Ppm("campaign.newSpecificationPercent"),
            CutLeastMs = inputs.Milliseconds("campaign.cutLeastSeconds", SimTime.SecondMs),
            CutMostMs = inputs.Milliseconds("campaign.cutMostSeconds", SimTime.SecondMs),
            SpeaksPpm = inputs.Ppm("campaign.restorationAlertPercent"),
        };
    }

    private static IEnumerable<InputDefinition> CampaignDefinitions() =>
    [
        InputDefinition.WholeNumber(
            "campaign.meters", "none", 0, 99_999_999, "meters", "about 500,000 nationally (T-C)", true,
            "How many ESMEs the campaign updates; none for a share.", allowsNone: true),
        InputDefinition.Percent(
            "campaign.sharePercent", "2.8", "500,000 (T-C) of some 17.8 million SMETS2 ESMEs (assumed: Twin fact sheet 4.8)", false,
            "The share of the SMETS2 ESMEs in touch that it updates, when no number is given."),
        InputDefinition.WholeNumber("campaign.startDay", "2", 0, 3_650, "days", NoPublicValue, false, "When it starts."),
        InputDefinition.WholeNumber("campaign.days", "20", 1, 3_650, "days", NoPublicValue, false, "How many days it takes."),
        InputDefinition.Number(
            "campaign.fromHour", "1", 0, 23.99m, "hours", NoPublicValue, false,
            "The hour of the day at which activations begin."),
        InputDefinition.Number(
            "campaign.hours", "5", 0, 24, "hours", NoPublicValue, false, "For how long of the day meters are activated."),
        InputDefinition.Percent(
            "campaign.newSpecificationPercent", "0", "MP102A (T-C)", false,
            "How many of these meters follow the specification of MP102A and never cut the hub's supply for three minutes."),
        InputDefinition.Number(
            "campaign.cutLeastSeconds", "180", 1, 86_400, "s", "three minutes or more (T-C)", true,
            "The shortest that an activation cuts the hub's supply."),
        InputDefinition.Number(
            "campaign.cutMostSeconds", "600", 1, 86_400, "s", NoPublicValue, false, "The longest; evenly in between."),
        InputDefinition.Percent(
            "campaign.restorationAlertPercent", "100", NoPublicValue, false,
            "How many of the meters take the cut for an outage and send 8F35 or 8F36 after it: what the design that cancels needs."),
    ];

    private static IEnumerable<InputDefinition> OutageDefinitions() =>
    [
        InputDefinition.Number(
            "outages.perPremisesPerYear", "0.5", 0, 1_000, "losses a year",
            "about 50 interruptions of 100 customers a year (own knowledge of regulatory reports)", false,
            "How often a premises loses its supply by a real outage, storms apart."),
        InputDefinition.Number(
            "outages.meanPremises", "60", 1, 1_000_000, "premises", NoPublicValue, false,
            "How many neighbouring premises one outage concerns, on average (exponential)."),
        InputDefinition.Number(
            "outages.meanMinutes", "60", 0, 100_000, "min", NoPublicValue, false,
            "How long an outage lasts beyond three minutes, on average (exponential)."),
        InputDefinition.Percent(
            "outages.shortPercent", "30", "A16 of the Twin fact sheet 3.6; " + NoPublicValue, false,
            "How many outages automatic reclosing ends within three minutes."),
        InputDefinition.Text(
            "storm.area", "none", Choice, false,
            "Where a storm passes: distributor ids (rules/distributors.csv) with spaces between, all, or none."),
        InputDefinition.Number("storm.atDay", "10", 0, 3_650, "days", Choice, false, "When it begins."),
        InputDefinition.Number("storm.hours", "12", 0, 8_760, "hours", Choice, false, "How long it lasts."),
        InputDefinition.WholeNumber(
            "storm.factor", "30", 1, 10_000, "times", NoPublicValue, false, "How many times as often outages begin in it."),
    ];

    private static IEnumerable<InputDefinition> DeskDefinitions() =>
    [
        InputDefinition.Number(
            "suppression.windowMinutes", "30", 0, 100_000, "min", NoPublicValue, false,
            "windowAfterActivation: how long after 11.3 a loss is taken for the firmware's."),
        InputDefinition.Number(
            "suppression.holdMinutes", "15", 0, 100_000, "min", NoPublicValue, false,
            "cancelOnRestore: how long an AD1 is held for 8F35 or 8F36 to come."),
        InputDefinition.Number(
            "suppression.readDelaySeconds", "300", 0, 86_400, "s", NoPublicValue, false,
            "automaticRead: when 7.4 is sent, from the delivery of AD1; sooner than a cut lasts, it finds the supply off."),
        InputDefinition.Number(
            "suppression.readTimeoutSeconds", "30", 0, 86_400, "s", "target response time of 7.4 (SEC Appendix E)", true,
            "automaticRead: how long an answer is waited for."),
        InputDefinition.Percent(
            "dno.readPercent", "90", NoPublicValue, false,
            "How many of the AD1 it gets a network operator checks with 7.4; to the others it sends somebody at once (T-C)."),
        InputDefinition.Number(
            "dno.readAfterMinutes", "15", 0, 100_000, "min", NoPublicValue, false, "How long after the AD1 that 7.4 is sent."),
        InputDefinition.Percent(
            "dno.readFailurePercent", "5", NoPublicValue, false,
            "How many 7.4 get no answer although the supply is on, automatic ones included."),
        InputDefinition.Number("dno.readPounds", "0.05", 0, 10_000, "pounds", NoPublicValue, false, "What a 7.4 costs."),
        InputDefinition.Number(
            "dno.visitPounds", "100", 0, 100_000, "pounds", NoPublicValue, false, "What a site visit costs."),
    ];
}
