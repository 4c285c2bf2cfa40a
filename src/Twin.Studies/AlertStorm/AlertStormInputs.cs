using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.Network.AlertStorms;
using Twin.Domain.Time;
using Twin.Studies.Network;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.AlertStorm;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record AlertStormInputs
{
    private const string Choice = "the scenario's choice";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number("horizonHours", "72", 0.1m, 8_760, "hours", Choice, false, "How long the run covers."),
        InputDefinition.Text("storm.deviceType", "ESME", Choice, false, "The device type of the faulty model."),
        InputDefinition.Text("storm.manufacturer", "Northfield", Choice, false, "Its manufacturer."),
        InputDefinition.Text("storm.model", "Aurora E2", Choice, false, "The model, with whatever firmware."),
        InputDefinition.Percent("storm.affectedPercent", "10", NoPublicValue, false, "How many devices of the model are faulty."),
        InputDefinition.Text(
            "storm.alertCode", "8F75", "the code that the consultation of 2023 is about (Twin fact sheet 4.5)", true,
            "The device alert that a faulty device sends again and again, four hexadecimal digits."),
        InputDefinition.Number("storm.startHours", "12", 0, 8_760, "hours", Choice, false, "When the fault begins."),
        InputDefinition.Number("storm.durationHours", "24", 0, 8_760, "hours", Choice, false, "How long it lasts."),
        InputDefinition.Number(
            "storm.alertsPerHour", "30", 0.001m, 36_000, "alerts an hour", NoPublicValue, false, "How many alerts a faulty device sends."),
        InputDefinition.Choice(
            "storm.spacing", "random", ["even", "random"], NoPublicValue, false,
            "Whether a faulty device sends at even gaps, or at random as a Poisson process."),
        InputDefinition.Number(
            "genuine.alertsPerDevicePerDay", "0.05", 0, 1_000, "alerts a device a day", NoPublicValue, false,
            "How often any device of the model, faulty or not, has reason to send the storm's code."),
        InputDefinition.Number(
            "restoration.atHours", "30", 0, 8_760, "hours", Choice, false,
            "When supply comes back to a distributor's area; none for never.", allowsNone: true),
        InputDefinition.WholeNumber(
            "restoration.distributorId", "12", 10, 99, string.Empty, Choice, false, "The distributor: the first two digits of its MPANs."),
        InputDefinition.Percent(
            "restoration.premisesPercent", "20", Choice, false, "How many of its premises with an ESME had lost supply."),
        InputDefinition.Number(
            "restoration.spreadMinutes", "10", 0, 10_080, "minutes", NoPublicValue, false, "Over how long supply comes back."),
        InputDefinition.WholeNumber(
            "restoration.alertsPerDevice", "1", 0, 1_000, "alerts", "one on restoration (Twin fact sheet 4.2)", true,
            "How many alerts each ESME sends in that time; more for a supply that flickers."),
        InputDefinition.Text(
            "restoration.alertCode", "8F36", "supply outage restored, three minutes or more (Twin code sheet, 7)", true,
            "The code they send."),
        InputDefinition.Number(
            "throttle.windowMinutes", "15", 0.001m, 10_080, "minutes", NoPublicValue, false,
            "How long alerts of a device and code are counted; suggested sweep 1, 5, 15, 60 (Twin fact sheet 4.5)."),
        InputDefinition.WholeNumber(
            "throttle.threshold", "5", 1, 1_000_000, "alerts", NoPublicValue, false,
            "How many may come in a window before the rest is throttled; suggested sweep 5, 20, 100."),
        InputDefinition.Number(
            "throttle.periodHours", "6", 0.001m, 8_760, "hours", NoPublicValue, false,
            "The designated period, in which one copy is passed on; suggested sweep 1, 6, 24."),
        InputDefinition.Text(
            "throttle.excludedCodes", "8F35 8F36", "safety and power codes (Twin fact sheet 4.5); the document's list is not public", false,
            "Codes that are never throttled (Traffic Management Mechanism Document), with spaces between them; none for none."),
        InputDefinition.Number(
            "target.seconds", "60", 0, 86_400, "s", "alerts within 60 s (SEC H3.14; Twin fact sheet 4.7, medium)", true,
            "After how long an alert counts as late."),
        .. UserQueueInputs.Definitions,
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>The type of the faulty model.</summary>
    internal required DeviceType Type { get; init; }

    /// <summary>How many of the model are faulty.</summary>
    internal required int AffectedPpm { get; init; }

    /// <summary>The storm's code.</summary>
    internal required ushort StormCode { get; init; }

    /// <summary>When the fault begins.</summary>
    internal required long StormStartMs { get; init; }

    /// <summary>When it ends.</summary>
    internal required long StormEndMs { get; init; }

    /// <summary>The mean gap of a faulty device's alerts.</summary>
    internal required long GapMs { get; init; }

    /// <summary>Whether the gaps are even.</summary>
    internal required bool IsEven { get; init; }

    /// <summary>The mean gap of genuine alerts; never for none.</summary>
    internal required long GenuineGapMs { get; init; }

    /// <summary>When supply comes back; never for none.</summary>
    internal required long RestorationMs { get; init; }

    /// <summary>The distributor whose supply comes back.</summary>
    internal required int Distributor { get; init; }

    /// <summary>How many of its premises.</summary>
    internal required int RestorationPpm { get; init; }

    /// <summary>Over how long.</summary>
    internal required long RestorationSpreadMs { get; init; }

    /// <summary>How many alerts each ESME sends.</summary>
    internal required int RestorationAlerts { get; init; }

    /// <summary>The code they send.</summary>
    internal required ushort RestorationCode { get; init; }

    /// <summary>The throttle's settings.</summary>
    internal required AlertThrottleSettings Throttle { get; init; }

    /// <summary>After how long an alert is late.</summary>
    internal required long TargetMs { get; init; }

    /// <summary>Messages that a user's queue can take for alerts, a meter a day, in millionths.</summary>
    internal required long AlertCapacityPpmPerMeterPerDay { get; init; }

    /// <summary>The values of a scenario that was checked.</summary>
    internal static AlertStormInputs Of(InputSet inputs)
    {
        _ = DeviceTypeCatalogue.Codes.TryParse(inputs.Text("storm.deviceType"), out DeviceType type);
        long start = inputs.Milliseconds("storm.startHours", SimTime.HourMs);
        decimal genuine = inputs.Number("genuine.alertsPerDevicePerDay");
        return new AlertStormInputs
        {
            HorizonMs = inputs.Milliseconds("horizonHours", SimTime.HourMs),
            Type = type,
            AffectedPpm = inputs.Ppm("storm.affectedPercent"),
            StormCode = CodeOf(inputs.Text("storm.alertCode"))!.Value,
            StormStartMs = start,
            StormEndMs = start + inputs.Milliseconds("storm.durationHours", SimTime.HourMs),
            GapMs = (long)decimal.Round(SimTime.HourMs / inputs.Number("storm.alertsPerHour")),
            IsEven = inputs.Text("storm.spacing") == "even",
            GenuineGapMs = genuine == 0 ? long.MaxValue : (long)(SimTime.DayMs / Math.Max(genuine, 0.0001m)),
            RestorationMs = inputs.OptionalNumber("restoration.atHours") is { } hours
                ? (long)decimal.Round(hours * SimTime.HourMs)
                : long.MaxValue,
            Distributor = inputs.WholeNumber("restoration.distributorId"),
            RestorationPpm = inputs.Ppm("restoration.premisesPercent"),
            RestorationSpreadMs = inputs.Milliseconds("restoration.spreadMinutes", SimTime.MinuteMs),
            RestorationAlerts = inputs.WholeNumber("restoration.alertsPerDevice"),
            RestorationCode = CodeOf(inputs.Text("restoration.alertCode"))!.Value,
            Throttle = new AlertThrottleSettings(
                inputs.Milliseconds("throttle.windowMinutes", SimTime.MinuteMs),
                inputs.WholeNumber("throttle.threshold"),
                inputs.Milliseconds("throttle.periodHours", SimTime.HourMs),
                CodesOf(inputs.Text("throttle.excludedCodes")).Select(static c => CodeOf(c)!.Value)),
            TargetMs = inputs.Milliseconds("target.seconds", SimTime.SecondMs),
            AlertCapacityPpmPerMeterPerDay = UserQueueInputs.PpmPerMeterPerDayOf(inputs),
        };
    }

    /// <summary>A device alert's code; null for what is not four hexadecimal digits.</summary>
    internal static ushort? CodeOf(string text)
        => text.Length == 4 && ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            ? code
            : null;

    /// <summary>The codes of a list.</summary>
    internal static string[] CodesOf(string text)
        => text == "none" ? [] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
