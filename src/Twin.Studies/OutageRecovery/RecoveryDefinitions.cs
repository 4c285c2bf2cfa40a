using System.Collections.Immutable;
using Twin.Domain.Network.Release;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.OutageRecovery;

/// <summary>The definitions of the study's inputs.</summary>
internal static class RecoveryDefinitions
{
    private const string Choice = "the scenario's choice";

    // By class in the order of T-B. Limits are chosen so that all classes together stay below adapters of twice the mean.
    private static readonly ImmutableArray<string> Weights = ["32", "32", "16", "8", "4", "2"];
    private static readonly ImmutableArray<string> Limits = ["none", "none", "none", "3", "2.2", "1.6"];

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> All { get; } =
    [
        .. Outage(), .. Traffic(), .. Release(), .. Delivery(), .. Users(),
    ];

    /// <summary>The classes that a text names, the most urgent first; null unless it names each once.</summary>
    internal static ImmutableArray<MessageClass>? OrderOf(string text)
    {
        ImmutableArray<MessageClass>.Builder order = ImmutableArray.CreateBuilder<MessageClass>();
        foreach (string code in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!MessageClasses.Codes.TryParse(code, out MessageClass ofClass) || order.Contains(ofClass))
            {
                return null;
            }

            order.Add(ofClass);
        }

        return order.Count == MessageClasses.Count ? order.DrainToImmutable() : null;
    }

    private static IEnumerable<InputDefinition> Outage() =>
    [
        InputDefinition.Number("horizonHours", "48", 1, 1_000, "hours", Choice, false, "How long the run covers."),
        InputDefinition.Number("startsAtHour", "12", 0, 23.99m, "o'clock", Choice, false, "The time of day at the start of the run."),
        InputDefinition.Text(
            "outage.mode", "outbound", "Twin resolutions R6", false, $"What stops: {OutageMode.Allowed}."),
        InputDefinition.Number(
            "outage.atHours", "8", 0, 1_000, "hours", "planned maintenance of 20:00 to 02:00 (Twin fact sheet 4.3)", true,
            "When it stops, from the start of the run."),
        InputDefinition.Number(
            "outage.hours", "6", 0, 1_000, "hours", "planned maintenance of six hours (Twin fact sheet 4.3)", true,
            "How long it stops."),
    ];

    private static IEnumerable<InputDefinition> Traffic() =>
    [
        InputDefinition.Number(
            "traffic.messagesPerPremisesPerDay", "1.44", 0.0001m, 1_000, "messages",
            "1.3 bn messages a month, Feb 2023, are 500 a second (Twin fact sheet 4.1); over 30 million premises", true,
            "How many messages the DCC has for users, a premises a day: responses and alerts."),
        .. MessageRow.All.Select(static row => InputDefinition.Percent(
            row.Key, row.Percent, "about 60 % of messages are reads (Twin fact sheet 4.1); the rest: " + NoPublicValue, false,
            $"{row.What}, as a share of all messages.")),
        InputDefinition.Number(
            "night.peakFactor", "3", 1, 24, "times the mean", "3 to 5 around the reads of the night (Twin fact sheet 4.1, low)", false,
            "The rate of all messages while schedules fall due, over the mean; 1 spreads schedules over the day."),
        InputDefinition.Number(
            "night.startsAtHour", "0", 0, 23.99m, "o'clock", "midnight to 06:00 (Twin fact sheet 4.1, low)", false,
            "When schedules begin to fall due."),
        InputDefinition.Number(
            "device.responseSeconds", "5", 0, 3_600, "s", "no public value; targets are not achieved times (Twin fact sheet 4.7)", false,
            "From a request to its response in the DCC when nothing waits; alerts take no time."),
    ];

    private static IEnumerable<InputDefinition> Release()
    {
        yield return InputDefinition.Number(
            "release.timesMean", "3", 0.01m, 20, "times the mean", "Twin fact sheet 4.3: 3 times the mean; " + NoPublicValue, false,
            "How fast the DCC can release messages to all users together, over the mean of all messages.");
        yield return InputDefinition.Text(
            "release.order", string.Join(", ", MessageClasses.InOrder.Select(MessageClasses.Codes.Code)),
            "T-B, User issues with Service Responses; Twin fact sheet 4.3", true,
            "The classes of messages, the most urgent first; for strictPriority, weighted and tokenBucket.");
        for (int at = 0; at < MessageClasses.Count; at++)
        {
            string code = MessageClasses.Codes.Code(MessageClasses.InOrder[at]);
            yield return InputDefinition.WholeNumber(
                $"release.weight.{code}", Weights[at], 1, 1_000_000, "messages a round", NoPublicValue, false,
                $"How many messages of the class {code} may go in a round, for weighted.");
        }

        for (int at = 0; at < MessageClasses.Count; at++)
        {
            string code = MessageClasses.Codes.Code(MessageClasses.InOrder[at]);
            yield return InputDefinition.Number(
                $"release.limit.{code}", Limits[at], 0.01m, 1_000, "times the class's mean", NoPublicValue, false,
                $"How fast the bucket of the class {code} fills, for tokenBucket; none for no limit.", allowsNone: true);
        }

        yield return InputDefinition.Number(
            "release.burstSeconds", "10", 1, 86_400, "s", NoPublicValue, false,
            "How much a bucket holds: what its rate gives in this time, at least one message.");
    }

    private static IEnumerable<InputDefinition> Delivery() =>
    [
        InputDefinition.Number(
            "adapter.timesMean", "2", 0.01m, 1_000, "times the mean", "Twin fact sheet 4.3: twice the user's mean; " + NoPublicValue,
            false, "How fast a user's adapter works, over the mean of the user's messages."),
        InputDefinition.Number(
            "adapter.networkOperatorTimesMean", "none", 0.01m, 100_000, "times the mean", NoPublicValue, false,
            "The same for network operators, whose alerts come all at once; none for what other users have.", allowsNone: true),
        InputDefinition.Number(
            "adapter.bufferSeconds", "60", 0.001m, 86_400, "s", NoPublicValue, false,
            "How much an adapter holds: what it works through in this time. More is refused."),
        InputDefinition.WholeNumber(
            "adapter.leastBuffer", "50", 1, 1_000_000, "messages", NoPublicValue, false, "No adapter holds fewer than this."),
        InputDefinition.Number(
            "delivery.retryAfterSeconds", "60", 1, 3_600, "s",
            "alerts are tried again within 300 s (Twin code sheet 3); " + NoPublicValue, false,
            "When the DCC sends a message again that an adapter refused."),
        InputDefinition.Choice(
            "delivery.acknowledged", "onReceipt", ["onReceipt", "whenProcessed"], NoPublicValue, false,
            "When an adapter acknowledges a message: when it takes it, or when it has worked on it."),
        InputDefinition.Number(
            "delivery.acknowledgeSeconds", "120", 1, 3_600, "s", NoPublicValue, false,
            "How long the DCC waits for an acknowledgement before it sends a message again."),
        InputDefinition.Percent(
            "delivery.lostAcknowledgementPercent", "0.1", "delivery is at least once (Twin fact sheet 4.3); " + NoPublicValue, false,
            "How often an acknowledgement is lost, so that the message is sent again: a duplicate."),
        InputDefinition.WholeNumber(
            "delivery.mostAttempts", "100", 1, 100, "attempts",
            "alerts are kept for two days (Twin code sheet 3); " + NoPublicValue, false,
            "How often the DCC sends a message; one that was refused as often is lost to the user."),
    ];

    private static IEnumerable<InputDefinition> Users() =>
    [
        InputDefinition.Number(
            "userRetry.firstSeconds", "60", 1, 86_400, "s", "users' own choice (Twin resolutions R6); " + NoPublicValue, false,
            "How long a user waits before it repeats a request that the DSP refused; twice as long each time."),
        InputDefinition.Number(
            "userRetry.longestSeconds", "1800", 1, 86_400, "s", "users' own choice (Twin resolutions R6); " + NoPublicValue, false,
            "The longest wait between two of its attempts."),
        InputDefinition.WholeNumber(
            "userRetry.mostAttempts", "30", 1, 1_000, "attempts", "users' own choice (Twin resolutions R6); " + NoPublicValue, false,
            "How often a user sends a request before it gives up."),
        InputDefinition.Choice(
            "schedules.missed", "catchUp", ["catchUp", "miss"], "Twin resolutions R6; " + NoPublicValue, false,
            "What becomes of schedules that fall due while the DSP is out: made up for at the end of the outage, or missed."),
        InputDefinition.Number(
            "threshold.timesMean", "4", 0.01m, 10_000, "times the mean", "thresholds are the user's own; " + NoPublicValue, false,
            "A user's anomaly detection threshold for each of its requests over their mean in a window; none for no thresholds.",
            allowsNone: true),
        InputDefinition.WholeNumber(
            "threshold.least", "20", 0, 1_000_000, "requests", NoPublicValue, false, "No threshold is below this."),
        InputDefinition.Number(
            "threshold.windowMinutes", "60", 1, 10_080, "minutes", NoPublicValue, false,
            "The window of the thresholds, one after the other from the start of the run."),
        InputDefinition.Number(
            "topUp.lateMinutes", "30", 0.01m, 10_080, "minutes", "Twin fact sheet 2 (DP100): top-ups delayed more than X minutes", false,
            "A top-up counts as late when its response has not been worked on so long after the request."),
    ];
}
