using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Network;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.SmkiRecovery;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record SmkiRecoveryInputs
{
    /// <summary>The word for every supplier.</summary>
    internal const string EverySupplier = "all";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number("horizonDays", "30", 0.1m, 3_650, "days", "the scenario's choice", false, "How long the run covers."),
        InputDefinition.Number(
            "incident.atHours", "24", 0, 87_600, "hours", "the scenario's choice", false,
            "When the compromise is known and the recovery procedure starts (t0), from the start of the run."),
        InputDefinition.Percent(
            "incident.devicePercent", "100",
            "some SMKI recovery incidents concern every smart meter (R, 7)", true,
            "How many of the devices have a certificate that is compromised."),
        InputDefinition.Text(
            "incident.supplier", EverySupplier, "the scenario's choice", false,
            "Whose devices: the name of a supplier, or all."),
        InputDefinition.Choice(
            "incident.devices", "meters", ["meters", "all"], "R, 7: every smart meter", true,
            "Which devices: ESMEs and GSMEs, or everything that holds certificates."),
        InputDefinition.Number(
            "dsp.marksPerSecond", "200", 0.001m, 1_000_000_000, "devices a second", NoPublicValue, false,
            "How fast the DSP sets devices to Recovery, from t0."),
        InputDefinition.Number(
            "dsp.flagWorkPercent", "5", 0, 10_000, "% of an attempt", NoPublicValue, false,
            "What a changed flag takes of the DSP (deriving it, its outbox row, its record; R, 7), against an attempt on a device."),
        InputDefinition.Number(
            "dcc.startAfterHours", "12", 0, 8_760, "hours", NoPublicValue, false,
            "When the DCC starts to place recovery certificates, from t0."),
        InputDefinition.Number(
            "dcc.placementsPerHour", "2000", 0.01m, 1_000_000_000, "devices an hour", NoPublicValue, false,
            "How many devices an hour the DCC attempts when the DSP has nothing else to do."),
        InputDefinition.Percent(
            "dcc.failurePercent", "5", NoPublicValue, false, "How often an attempt does not reach the device."),
        InputDefinition.Number(
            "dcc.retryAfterHours", "24", 0.01m, 8_760, "hours", NoPublicValue, false, "How long the DCC waits before it tries again."),
        InputDefinition.WholeNumber("dcc.mostAttempts", "4", 1, 100, "attempts", NoPublicValue, false, "How often the DCC tries a device."),
        InputDefinition.Number(
            "interruption.afterHours", "none", 0, 87_600, "hours", "the scenario's choice", false,
            "When the placing of recovery certificates is interrupted, from t0; none for never.", allowsNone: true),
        InputDefinition.Number("interruption.hours", "12", 0.01m, 8_760, "hours", "the scenario's choice", false, "For how long."),
        InputDefinition.Number(
            "supplier.reactionHours", "4", 0, 8_760, "hours", NoPublicValue, false,
            "How long a supplier takes from the alert of a recovered device to putting it on its list."),
        InputDefinition.Percent(
            "supplier.percentPerDay", "20", NoPublicValue, false,
            "On how many of its affected devices each supplier attempts to place its own certificates in a day."),
        InputDefinition.Percent(
            "supplier.failurePercent", "3", NoPublicValue, false, "How often such an attempt fails."),
        InputDefinition.Number(
            "supplier.retryAfterHours", "24", 0.01m, 8_760, "hours", NoPublicValue, false,
            "How long a supplier waits before it tries again."),
        InputDefinition.WholeNumber(
            "supplier.mostAttempts", "4", 1, 100, "attempts", NoPublicValue, false, "How often a supplier tries a device."),
        .. RdpFileInputs.Definitions(rejectionPercent: "0"),
    ];

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>t0.</summary>
    internal required long IncidentMs { get; init; }

    /// <summary>The share of devices affected.</summary>
    internal required int DevicePpm { get; init; }

    /// <summary>The supplier affected; null for every one.</summary>
    internal required string? Supplier { get; init; }

    /// <summary>Whether meters alone are affected.</summary>
    internal required bool MetersOnly { get; init; }

    /// <summary>Devices set to Recovery in a million seconds.</summary>
    internal required long MarksPerMillionSeconds { get; init; }

    /// <summary>What a changed flag takes of the DSP, microseconds.</summary>
    internal required long FlagMicroseconds { get; init; }

    /// <summary>When placing starts.</summary>
    internal required long StartMs { get; init; }

    /// <summary>What an attempt takes of the DSP, microseconds.</summary>
    internal required long PlacementMicroseconds { get; init; }

    /// <summary>How often an attempt of the DCC fails.</summary>
    internal required int DccFailurePpm { get; init; }

    /// <summary>The DCC's wait after a failure.</summary>
    internal required long DccRetryMs { get; init; }

    /// <summary>How often the DCC tries.</summary>
    internal required int DccAttempts { get; init; }

    /// <summary>When placing is interrupted; never for none.</summary>
    internal required long InterruptedMs { get; init; }

    /// <summary>When it goes on.</summary>
    internal required long ResumedMs { get; init; }

    /// <summary>A supplier's reaction time.</summary>
    internal required long ReactionMs { get; init; }

    /// <summary>The share of its devices a supplier attempts in a day.</summary>
    internal required int SupplierPpmPerDay { get; init; }

    /// <summary>How often an attempt of a supplier fails.</summary>
    internal required int SupplierFailurePpm { get; init; }

    /// <summary>The supplier's wait after a failure.</summary>
    internal required long SupplierRetryMs { get; init; }

    /// <summary>How often a supplier tries.</summary>
    internal required int SupplierAttempts { get; init; }

    /// <summary>The files of the RDPs.</summary>
    internal required RdpFileInputs Files { get; init; }

    /// <summary>The values of a scenario.</summary>
    internal static SmkiRecoveryInputs Of(InputSet inputs)
    {
        long incident = inputs.Milliseconds("incident.atHours", SimTime.HourMs);
        const decimal HourMicroseconds = 3_600_000_000m;
        long interrupted = inputs.OptionalNumber("interruption.afterHours") is { } hours
            ? incident + (long)decimal.Round(hours * SimTime.HourMs)
            : long.MaxValue;
        long placement = (long)Math.Max(1, HourMicroseconds / inputs.Number("dcc.placementsPerHour"));
        return new SmkiRecoveryInputs
        {
            HorizonMs = inputs.Milliseconds("horizonDays", SimTime.DayMs),
            IncidentMs = incident,
            DevicePpm = inputs.Ppm("incident.devicePercent"),
            Supplier = inputs.Text("incident.supplier") is EverySupplier ? null : inputs.Text("incident.supplier"),
            MetersOnly = inputs.Text("incident.devices") == "meters",
            MarksPerMillionSeconds = (long)(inputs.Number("dsp.marksPerSecond") * 1_000_000),
            FlagMicroseconds = (long)(inputs.Number("dsp.flagWorkPercent") * placement / 100),
            StartMs = incident + inputs.Milliseconds("dcc.startAfterHours", SimTime.HourMs),
            PlacementMicroseconds = placement,
            DccFailurePpm = inputs.Ppm("dcc.failurePercent"),
            DccRetryMs = inputs.Milliseconds("dcc.retryAfterHours", SimTime.HourMs),
            DccAttempts = inputs.WholeNumber("dcc.mostAttempts"),
            InterruptedMs = interrupted,
            ResumedMs = interrupted == long.MaxValue
                ? long.MaxValue
                : interrupted + inputs.Milliseconds("interruption.hours", SimTime.HourMs),
            ReactionMs = inputs.Milliseconds("supplier.reactionHours", SimTime.HourMs),
            SupplierPpmPerDay = inputs.Ppm("supplier.percentPerDay"),
            SupplierFailurePpm = inputs.Ppm("supplier.failurePercent"),
            SupplierRetryMs = inputs.Milliseconds("supplier.retryAfterHours", SimTime.HourMs),
            SupplierAttempts = inputs.WholeNumber("supplier.mostAttempts"),
            Files = RdpFileInputs.Of(inputs),
        };
    }

    /// <summary>
    /// Counts what the inputs say of the world. When an attempt takes place follows from the rules, whether it fails does not: these
    /// numbers, the devices affected and the seed determine every draw.
    /// </summary>
    internal void CountExogenous(PartitionRun<SmkiMessage> run)
    {
        ulong supplier = (Supplier ?? string.Empty).Aggregate(0UL, static (hash, letter) => RandomStream.Mix(hash + letter));
        long[] world =
        [
            HorizonMs, IncidentMs, DevicePpm, (long)supplier, MetersOnly ? 1 : 0, StartMs, DccFailurePpm, DccRetryMs, DccAttempts,
            InterruptedMs, ResumedMs, ReactionMs, SupplierPpmPerDay, SupplierFailurePpm, SupplierRetryMs, SupplierAttempts,
            Files.RejectionPpm,
        ];
        for (int place = 0; place < world.Length; place++)
        {
            run.CountExogenous(byte.MaxValue, (ulong)place, 0, (ulong)world[place]);
        }
    }
}
