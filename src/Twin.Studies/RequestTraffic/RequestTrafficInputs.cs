using Twin.Domain.Network.RequestAllocation;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.RequestTraffic;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record RequestTrafficInputs
{
    private const string Choice = "the scenario's choice";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number("horizonHours", "24", 0.1m, 8_760, "hours", Choice, false, "How long the run covers."),
        InputDefinition.Number(
            "capacity.factor", "3", 0.001m, 1_000_000, "times the mean",
            "Twin fact sheet 4.3: three times the mean; " + NoPublicValue, false,
            "The DSP's greatest capacity (C) over the mean of business as usual."),
        InputDefinition.Choice(
            "capacity.work", "fixed", ["fixed", "exponential"], NoPublicValue, false,
            "Whether the DSP works equally long on every request, or for a time that is exponentially distributed."),
        InputDefinition.Number(
            "capacity.queueMinutes", "60", 0, 100_000, "minutes", NoPublicValue, false,
            "How much work may wait at the DSP; what comes while there is more is refused."),
        InputDefinition.Number(
            "device.responseSeconds", "5", 0, 86_400, "s", NoPublicValue, false,
            "From the DSP's work on a request to the response at the user, the device's own time included."),
        InputDefinition.Percent(
            "allocation.thresholdPercent", "80", NoPublicValue, false,
            "The operating threshold: how much of the capacity all users together may ask for before anybody is throttled."),
        InputDefinition.Percent(
            "allocation.allocatedPercent", "100", NoPublicValue, false,
            "How much of the operating threshold is allocated to users, in proportion to their business as usual."),
        InputDefinition.Choice(
            "allocation.share", "allocation", ["allocation", "demand"], "Twin fact sheet 4.6 leaves it open", false,
            "What a throttled user's share of the operating threshold is in proportion to."),
        InputDefinition.Choice(
            "allocation.action", "reject", ["reject", "defer"], "Twin fact sheet 4.6 leaves it open", false,
            "What happens to a request above a user's limit."),
        InputDefinition.Number(
            "allocation.intervalSeconds", "60", 0.001m, 86_400, "s", NoPublicValue, false,
            "The interval in which requests are counted; the limits of one follow from the one before."),
        InputDefinition.WholeNumber(
            "burst.supplierRank", "1", 0, 65_535, string.Empty, Choice, false,
            "Which supplier sends the batch: 1 for that with the most meters; 0 for every supplier."),
        InputDefinition.Text("burst.srv", "4.1.1", Choice, false, "The service request variant of the batch."),
        InputDefinition.Number("burst.atHours", "9", 0, 8_760, "hours", Choice, false, "When it begins."),
        InputDefinition.Number("burst.overMinutes", "60", 0, 100_000, "minutes", Choice, false, "Over how long it is sent."),
        InputDefinition.Percent("burst.meterPercent", "100", Choice, false, "To how many of the supplier's meters."),
        InputDefinition.WholeNumber("burst.perMeter", "1", 0, 1_000, "requests", Choice, false,
            "How many requests to each; 0 for no batch."),
        InputDefinition.Number(
            "retry.timeoutSeconds", "120", 0.001m, 604_800, "s", NoPublicValue, false,
            "How long a user's system waits for a response before it sends the request again; none for ever.", allowsNone: true),
        InputDefinition.Number(
            "retry.waitSeconds", "60", 0.001m, 604_800, "s", NoPublicValue, false,
            "How long it waits after a rejection or refusal, half to one and a half times as long."),
        InputDefinition.WholeNumber(
            "retry.mostAttempts", "4", 1, 1_000, "attempts", NoPublicValue, false, "How often it sends a request before it gives up."),
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>Capacity over the mean, in millionths.</summary>
    internal required long CapacityPpm { get; init; }

    /// <summary>Whether work is exponentially distributed.</summary>
    internal required bool IsExponential { get; init; }

    /// <summary>How much work may wait.</summary>
    internal required long MostBacklogUs { get; init; }

    /// <summary>From the DSP's work to the response.</summary>
    internal required long ResponseMs { get; init; }

    /// <summary>The operating threshold over the capacity.</summary>
    internal required int ThresholdPpm { get; init; }

    /// <summary>What is allocated over the operating threshold.</summary>
    internal required int AllocatedPpm { get; init; }

    /// <summary>What a share is in proportion to.</summary>
    internal required AllocationShare Share { get; init; }

    /// <summary>Whether requests above a limit wait.</summary>
    internal required bool Defers { get; init; }

    /// <summary>The interval of counting.</summary>
    internal required long IntervalMs { get; init; }

    /// <summary>The batch's service request variant.</summary>
    internal required ServiceRequestVariant BurstRequest { get; init; }

    /// <summary>The batch's sender.</summary>
    internal required int BurstRank { get; init; }

    /// <summary>When it begins.</summary>
    internal required long BurstMs { get; init; }

    /// <summary>Over how long it is sent.</summary>
    internal required long BurstSpanMs { get; init; }

    /// <summary>To how many meters.</summary>
    internal required int BurstPpm { get; init; }

    /// <summary>How many to each.</summary>
    internal required int BurstPerMeter { get; init; }

    /// <summary>How long a user waits for a response; never for ever.</summary>
    internal required long TimeoutMs { get; init; }

    /// <summary>How long it waits after a rejection.</summary>
    internal required long RetryMs { get; init; }

    /// <summary>How often it sends.</summary>
    internal required int MostAttempts { get; init; }

    /// <summary>The values of a scenario that was checked.</summary>
    internal static RequestTrafficInputs Of(InputSet inputs) => new()
    {
        HorizonMs = inputs.Milliseconds("horizonHours", SimTime.HourMs),
        CapacityPpm = (long)(inputs.Number("capacity.factor") * 1_000_000),
        IsExponential = inputs.Text("capacity.work") == "exponential",
        MostBacklogUs = inputs.Milliseconds("capacity.queueMinutes", SimTime.MinuteMs) * 1_000,
        ResponseMs = inputs.Milliseconds("device.responseSeconds", SimTime.SecondMs),
        ThresholdPpm = inputs.Ppm("allocation.thresholdPercent"),
        AllocatedPpm = inputs.Ppm("allocation.allocatedPercent"),
        Share = inputs.Text("allocation.share") == "demand" ? AllocationShare.Demand : AllocationShare.Allocation,
        Defers = inputs.Text("allocation.action") == "defer",
        IntervalMs = inputs.Milliseconds("allocation.intervalSeconds", SimTime.SecondMs),
        BurstRequest = ServiceRequestVariant.Parse(inputs.Text("burst.srv")),
        BurstRank = inputs.WholeNumber("burst.supplierRank"),
        BurstMs = inputs.Milliseconds("burst.atHours", SimTime.HourMs),
        BurstSpanMs = inputs.Milliseconds("burst.overMinutes", SimTime.MinuteMs),
        BurstPpm = inputs.Ppm("burst.meterPercent"),
        BurstPerMeter = inputs.WholeNumber("burst.perMeter"),
        TimeoutMs = inputs.OptionalNumber("retry.timeoutSeconds") is { } seconds ? (long)(seconds * SimTime.SecondMs) : long.MaxValue,
        RetryMs = inputs.Milliseconds("retry.waitSeconds", SimTime.SecondMs),
        MostAttempts = inputs.WholeNumber("retry.mostAttempts"),
    };
}
