using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Network;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.CplRemoval;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record CplRemovalInputs
{
    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number(
            "horizonDays", "90", 0.01m, 3_650, "days", "Twin fact sheet 5, study 2: stuck devices at day 90", true,
            "How long the run covers."),
        InputDefinition.Text(
            "removal.deviceType", "ESME", "the scenario's choice", false, "The device type of the model that leaves the CPL."),
        InputDefinition.Text("removal.manufacturer", "Northfield", "the scenario's choice", false, "Its manufacturer."),
        InputDefinition.Text("removal.model", "Aurora E2", "the scenario's choice", false, "The model."),
        InputDefinition.Text(
            "removal.firmware", "1.04", "the scenario's choice", false,
            "The firmware version whose entry leaves; any other version of the model stays listed."),
        InputDefinition.Number(
            "removal.atHours", "24", 0, 87_600, "hours", "the scenario's choice", false,
            "When the entry leaves the CPL (t0), from the start of the run."),
        InputDefinition.Number(
            "removal.relistAfterHours", "none", 0, 87_600, "hours", "the scenario's choice", false,
            "When the entry is listed again, from t0; none for never.", allowsNone: true),
        InputDefinition.Number(
            "dsp.suspensionsPerSecond", "50", 0.001m, 1_000_000_000, "devices a second", NoPublicValue, false,
            "How fast the DSP sets devices Suspended, and restores them when an entry is listed again."),
        InputDefinition.Text(
            "campaign.replacementFirmware", "1.05", "the scenario's choice", false,
            "The listed version that the suppliers send; added to the CPL when it is not there."),
        InputDefinition.Number(
            "campaign.startAfterHours", "72", 0, 87_600, "hours", NoPublicValue, false,
            "When suppliers start sending it, from t0; none for no campaign.", allowsNone: true),
        InputDefinition.Percent(
            "campaign.pacePercentPerDay", "4", NoPublicValue, false, "How much of its affected devices each supplier updates in a day."),
        InputDefinition.Number(
            "campaign.deliveryHours", "24", 0, 2_400, "hours",
            "firmware delivery within 5 days (Twin fact sheet 4.7, medium); the mean is assumed", false,
            "How long an image takes to the device on average; each takes between half and one and a half times as long."),
        InputDefinition.Percent(
            "campaign.activationSuccessPercent", "97", NoPublicValue, false, "How often an activation (11.3) succeeds on the device."),
        InputDefinition.WholeNumber(
            "campaign.mostAttempts", "3", 1, 100, "attempts", NoPublicValue, false,
            "How often a supplier sends the firmware to a device on which it fails."),
        InputDefinition.Number(
            "campaign.retryAfterHours", "48", 0, 8_760, "hours", NoPublicValue, false,
            "How long a supplier waits after a failure before it tries again."),
        InputDefinition.Percent(
            "lostResponse.percent", "2", "a small percentage of Devices (T-E); " + NoPublicValue, false,
            "How often the response to a successful 11.3 never arrives at the DCC, so that the device stays Suspended."),
        InputDefinition.Choice(
            "lostResponse.action", "read", ["read", "repeatActivation"], NoPublicValue, false,
            "What a supplier does when no response came: 11.2 Read Firmware Version, or 11.3 again."),
        InputDefinition.Number(
            "lostResponse.waitHours", "24", 0, 8_760, "hours", NoPublicValue, false,
            "How long it waits for the response, and between repetitions."),
        InputDefinition.WholeNumber("lostResponse.mostTries", "3", 0, 100, "tries", NoPublicValue, false, "How often it repeats that."),
        InputDefinition.Percent(
            "lostResponse.secondUpdatePercent", "50", NoPublicValue, false,
            "For how many devices still Suspended after that another firmware update is sent, the only way out before MP105 (T-E)."),
        InputDefinition.Number(
            "lostResponse.secondUpdateAfterDays", "14", 0, 3_650, "days", NoPublicValue, false,
            "How long after the last try the other update is sent."),
        .. UserQueueInputs.Definitions,
        .. RdpFileInputs.Definitions(rejectionPercent: "0"),
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>When the entry leaves the CPL.</summary>
    internal required long RemovalMs { get; init; }

    /// <summary>When it is listed again; never for none.</summary>
    internal required long RelistMs { get; init; }

    /// <summary>Suspensions in a million seconds.</summary>
    internal required long SuspensionsPerMillionSeconds { get; init; }

    /// <summary>When suppliers start; never for no campaign.</summary>
    internal required long CampaignMs { get; init; }

    /// <summary>The share of its affected devices a supplier updates in a day.</summary>
    internal required int PacePpm { get; init; }

    /// <summary>The mean time of an image to the device.</summary>
    internal required long DeliveryMs { get; init; }

    /// <summary>How often an activation succeeds.</summary>
    internal required int SuccessPpm { get; init; }

    /// <summary>How often a supplier tries.</summary>
    internal required int MostAttempts { get; init; }

    /// <summary>The wait after a failure.</summary>
    internal required long RetryMs { get; init; }

    /// <summary>How often a response is lost.</summary>
    internal required int LossPpm { get; init; }

    /// <summary>Whether suppliers repeat 11.3 instead of reading with 11.2.</summary>
    internal required bool RepeatsActivation { get; init; }

    /// <summary>The wait for a response.</summary>
    internal required long WaitMs { get; init; }

    /// <summary>How often a supplier asks.</summary>
    internal required int MostTries { get; init; }

    /// <summary>How many devices get another update.</summary>
    internal required int SecondUpdatePpm { get; init; }

    /// <summary>When they get it.</summary>
    internal required long SecondUpdateMs { get; init; }

    /// <summary>Messages that a user's queue can take for alerts, a meter a day, in millionths.</summary>
    internal required long AlertCapacityPpmPerMeterPerDay { get; init; }

    /// <summary>The files of the RDPs.</summary>
    internal required RdpFileInputs Files { get; init; }

    /// <summary>The values of a scenario.</summary>
    internal static CplRemovalInputs Of(InputSet inputs)
    {
        long removal = inputs.Milliseconds("removal.atHours", SimTime.HourMs);
        return new CplRemovalInputs
        {
            HorizonMs = inputs.Milliseconds("horizonDays", SimTime.DayMs),
            RemovalMs = removal,
            RelistMs = After(inputs, "removal.relistAfterHours", removal),
            SuspensionsPerMillionSeconds = (long)(inputs.Number("dsp.suspensionsPerSecond") * 1_000_000),
            CampaignMs = After(inputs, "campaign.startAfterHours", removal),
            PacePpm = inputs.Ppm("campaign.pacePercentPerDay"),
            DeliveryMs = inputs.Milliseconds("campaign.deliveryHours", SimTime.HourMs),
            SuccessPpm = inputs.Ppm("campaign.activationSuccessPercent"),
            MostAttempts = inputs.WholeNumber("campaign.mostAttempts"),
            RetryMs = inputs.Milliseconds("campaign.retryAfterHours", SimTime.HourMs),
            LossPpm = inputs.Ppm("lostResponse.percent"),
            RepeatsActivation = inputs.Text("lostResponse.action") == "repeatActivation",
            WaitMs = inputs.Milliseconds("lostResponse.waitHours", SimTime.HourMs),
            MostTries = inputs.WholeNumber("lostResponse.mostTries"),
            SecondUpdatePpm = inputs.Ppm("lostResponse.secondUpdatePercent"),
            SecondUpdateMs = inputs.Milliseconds("lostResponse.secondUpdateAfterDays", SimTime.DayMs),
            AlertCapacityPpmPerMeterPerDay = UserQueueInputs.PpmPerMeterPerDayOf(inputs),
            Files = RdpFileInputs.Of(inputs),
        };
    }

    /// <summary>
    /// Counts what the inputs say of the world: what suppliers do and what is lost. Only the first draws of the campaign are counted one
    /// by one, because how many more there are follows from the rules; these numbers and the seed determine all others.
    /// </summary>
    /// <param name="run">Any partition.</param>
    /// <param name="entries">The entry that leaves and the one that replaces it: by name, as numbers are an estate's own.</param>
    internal void CountExogenous(PartitionRun<CplMessage> run, string entries)
    {
        ulong what = entries.Aggregate(0UL, static (hash, letter) => RandomStream.Mix(hash + letter));
        run.CountExogenous(byte.MaxValue, what, RemovalMs, (ulong)RelistMs);
        long[] world =
        [
            CampaignMs, PacePpm, DeliveryMs, SuccessPpm, MostAttempts, RetryMs, LossPpm, RepeatsActivation ? 1 : 0, WaitMs, MostTries,
            SecondUpdatePpm, SecondUpdateMs, Files.RejectionPpm, HorizonMs,
        ];
        for (int place = 0; place < world.Length; place++)
        {
            run.CountExogenous(byte.MaxValue - 1, (ulong)place, 0, (ulong)world[place]);
        }
    }

    private static long After(InputSet inputs, string key, long start)
        => inputs.OptionalNumber(key) is { } hours ? start + (long)decimal.Round(hours * SimTime.HourMs) : long.MaxValue;
}
