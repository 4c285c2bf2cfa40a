using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.AnomalyDetection;

/// <summary>The definitions of the inputs.</summary>
internal static class AnomalyDetectionDefinitions
{
    private const string Choice = "the scenario's choice";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> All { get; } =
    [
        InputDefinition.Number("horizonDays", "7", 0.01m, 3_650, "days", Choice, false, "How long the run covers; it begins on a Monday."),
        InputDefinition.Choice(
            "window.kind", "calendar", ["calendar", "rolling"], NoPublicValue, false,
            "Whether requests are counted in spans one after the other, or in any span of the window's length."),
        InputDefinition.Number("window.hours", "24", 0.01m, 8_760, "hours", NoPublicValue, false, "The window of the thresholds."),
        InputDefinition.Number(
            "threshold.factor", "3", 0, 1_000_000, "times the forecast", NoPublicValue, false,
            "A user's threshold for a service request variant over its business as usual in a window."),
        InputDefinition.WholeNumber(
            "threshold.least", "20", 0, 1_000_000_000, "requests", NoPublicValue, false, "The least threshold of a user for any variant."),
        InputDefinition.Number(
            "threshold.dccFactor", "none", 0, 1_000_000, "times the forecast", NoPublicValue, false,
            "The DCC's threshold for a variant over the business as usual of all users; none for none.", allowsNone: true),
        InputDefinition.Number(
            "value.mostPounds", "250", 0, 1_000_000, "pounds", NoPublicValue, false,
            "The greatest top-up (2.2) within the attribute limits."),
        InputDefinition.Percent(
            "value.errorPercent", "0.05", NoPublicValue, false,
            "How many top-ups carry a hundred times the amount by mistake; others are 5 to 50 pounds."),
        InputDefinition.Number(
            "price.atHours", "72", 0, 8_760, "hours", Choice, false,
            "When prices change and every supplier sends 1.1.1 to all its meters; none for never.", allowsNone: true),
        InputDefinition.Number("price.overHours", "12", 0.01m, 8_760, "hours", Choice, false, "Over how long they send it."),
        InputDefinition.Number(
            "price.fileLeadHours", "40", 0, 8_760, "hours", NoPublicValue, false,
            "How long before that suppliers prepare an ADT file with a higher threshold; none for never.", allowsNone: true),
        InputDefinition.Percent("price.forgottenPercent", "20", NoPublicValue, false, "How many suppliers forget to."),
        InputDefinition.Number(
            "price.announcedPercent", "110", 0, 2_000, "%", NoPublicValue, false,
            "How much of its meters the threshold announced adds to the supplier's own."),
        InputDefinition.Number(
            "retryStorm.atHours", "30", 0, 8_760, "hours", Choice, false,
            "When users' systems send reads (4.1.1) again after an outage of the DSP; none for never.", allowsNone: true),
        InputDefinition.Number("retryStorm.overMinutes", "60", 0, 100_000, "minutes", NoPublicValue, false, "Over how long."),
        InputDefinition.WholeNumber("retryStorm.perDevice", "2", 0, 1_000, "requests", NoPublicValue, false, "How many to each meter."),
        InputDefinition.Number(
            "surge.atHours", "58", 0, 8_760, "hours", Choice, false,
            "When somebody begins to send commands with a supplier's stolen keys; none for never.", allowsNone: true),
        InputDefinition.WholeNumber(
            "surge.supplierRank", "3", 1, 65_535, string.Empty, Choice, false, "Whose keys: 1 for the supplier with the most ESMEs."),
        InputDefinition.Text("surge.srv", "7.2", Choice, false, "The service request variant sent; 7.2 is Disable Supply."),
        InputDefinition.Number("surge.commandsPerHour", "500", 0.001m, 3_600_000, "commands an hour", Choice, false, "How many, evenly."),
        InputDefinition.Number("surge.forHours", "96", 0.01m, 8_760, "hours", Choice, false, "How long unless it is stopped."),
        InputDefinition.Number(
            "surge.otherDetectionHours", "24", 0.01m, 8_760, "hours", NoPublicValue, false,
            "After how long it is found out and stopped without anomaly detection; none for never.", allowsNone: true),
        InputDefinition.Number(
            "notice.minutes", "30", 0, 100_000, "minutes", "notified within 30 minutes (Twin fact sheet 4.4)", true,
            "From the first request quarantined to the user's being told."),
        InputDefinition.Number(
            "staff.investigationHours", "2", 0, 1_000, "hours", NoPublicValue, false,
            "How long the user's staff works until it knows what each request is."),
        .. Hours("staff", "9", "17", "the user's staff works"),
        .. Hours("desk", "8", "18", "the DCC's Service Desk works"),
        .. Channel("email", "by email, as SEC Appendix AA has it", "15", "2", "5", "8", "0.5", "8", "60", "30"),
        .. Channel("ssi", "by the Self Service Interface (DP109 as proposed)", "1", "0.1", "0", "1", "0.01", "8", "15", "10"),
        .. Channel(
            "secureDelivery", "by the DCC's secure delivery (DP109 as made)", "5", "0.5", "1", "4", "0.05", "8", "30", "20"),
    ];

    private static InputDefinition[] Hours(string key, string from, string until, string who) =>
    [
        InputDefinition.Number(key + ".fromHour", from, 0, 23.99m, "hours after midnight", NoPublicValue, false, $"From when {who}."),
        InputDefinition.Number(key + ".untilHour", until, 0.01m, 24, "hours after midnight", NoPublicValue, false, $"Until when {who}."),
        InputDefinition.WholeNumber(key + ".daysAWeek", "5", 1, 7, "days", NoPublicValue, false, $"On how many days from Monday on {who}."),
    ];

    private static InputDefinition[] Channel(
        string name, string how, string transit, string lost, string late, string lateHours, string breach, string notice, string desk,
        string user) =>
    [
        InputDefinition.Number(
            $"channel.{name}.transitMinutes", transit, 0, 100_000, "minutes", NoPublicValue, false, $"How long a file travels {how}."),
        InputDefinition.Percent($"channel.{name}.lostPercent", lost, NoPublicValue, false, "How many files are lost on this way."),
        InputDefinition.Percent($"channel.{name}.latePercent", late, NoPublicValue, false, "How many arrive late."),
        InputDefinition.Number($"channel.{name}.lateHours", lateHours, 0, 10_000, "hours", NoPublicValue, false, "How much later."),
        InputDefinition.Percent(
            $"channel.{name}.breachPercent", breach, NoPublicValue, false, "How many are seen by somebody who must not see them (T-I)."),
        InputDefinition.Number(
            $"channel.{name}.noticeHours", notice, 0, 10_000, "hours", NoPublicValue, false,
            "How long after a lost file the user sends it again, in its office hours."),
        InputDefinition.Number(
            $"channel.{name}.deskMinutes", desk, 0, 100_000, "minutes", NoPublicValue, false,
            "How long the Service Desk works on a file that came this way."),
        InputDefinition.Number(
            $"channel.{name}.userMinutes", user, 0, 100_000, "minutes", NoPublicValue, false,
            "How long the user's staff works to send a file this way."),
    ];
}
