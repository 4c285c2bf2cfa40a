using Twin.Domain.Time;
using Twin.Studies.Network;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.ServiceFlags;

/// <summary>The inputs of the study: their definitions, and their values as the model uses them.</summary>
internal sealed record ServiceFlagsInputs
{
    /// <summary>The word for a rule that is in force from the start, so that nothing goes live.</summary>
    internal const string NoRuleBefore = "none";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number(
            "history.days", "730", 1, 3_650, "days", "SMETS2 meters came from the end of 2017; " + NoPublicValue, false,
            "How long the estate lives before the go-live."),
        InputDefinition.Number(
            "after.days", "180", 0.01m, 3_650, "days", "the scenario's choice", false,
            "How long the run goes on after the go-live: the time that wrong-flag days and switches are counted in."),
        InputDefinition.Percent(
            "installs.newMetersPercent", "100", NoPublicValue, false,
            "How many of the estate's meters are installed during the run; the others hang from the start as the estate has them."),
        InputDefinition.Percent(
            "installs.afterGoLivePercent", "10", NoPublicValue, false,
            "How many of the new meters are installed after the go-live; the others before, evenly."),
        InputDefinition.Percent(
            "installs.leavePercent", "3", NoPublicValue + ": Install & Leave share", false,
            "How many installations find no SM WAN and are left: nothing but the pre-notification is in the inventory."),
        InputDefinition.Number(
            "installs.leaveMeanDays", "60", 0.01m, 3_650, "days", NoPublicValue, false,
            "How long a meter that was left waits for its connection on average."),
        InputDefinition.Percent(
            "installs.unfinishedPercent", "2", NoPublicValue, false,
            "How many meters join the HAN but are not commissioned at the visit."),
        InputDefinition.Number(
            "installs.unfinishedMeanDays", "30", 0.01m, 3_650, "days", NoPublicValue, false,
            "How long such a meter stays InstalledNotCommissioned on average."),
        InputDefinition.Number(
            "installs.commissionMeanHours", "1", 0.01m, 1_000, "hours", NoPublicValue, false,
            "How long the others take from joining to commissioning on average."),
        InputDefinition.Percent(
            "installs.prematureActivePercent", "0",
            "R, 2 sees A set at Whitelisted or InstalledNotCommissioned and gives no number; Twin fact sheet 3.6 A3", false,
            "How often the DSP takes joining for commissioning, so that the flag is A too early (prematureActiveRate)."),
        InputDefinition.Percent(
            "removals.percentPerYear", "3.07",
            "assumed; chosen so that 45,000 of 3,000,000 meters are N at the go-live under rule b (T-M 5.1; R, 7)", false,
            "How many of the meters in use are taken off the wall in a year, exchanged ones included."),
        InputDefinition.Percent(
            "removals.exchangePercent", "40", NoPublicValue, false,
            "How many removals are exchanges: another smart meter is installed at the same visit."),
        InputDefinition.Percent(
            "removals.withoutDecommissionPercent", "10",
            NoPublicValue + ": removal without decommission (A12)", false,
            "How many removals nobody tells the DCC of (no 8.3): the inventory still shows the meter as Commissioned."),
        InputDefinition.Percent(
            "removals.lateDecommissionPercent", "50", NoPublicValue, false, "For how many of those the 8.3 follows later."),
        InputDefinition.Number(
            "removals.lateMeanDays", "90", 0.01m, 3_650, "days", NoPublicValue, false, "How much later on average."),
        InputDefinition.Percent(
            "removals.reinstallPercent", "20", NoPublicValue, false,
            "For how many removals without exchange another smart meter is installed later."),
        InputDefinition.Number(
            "removals.reinstallMeanDays", "120", 0.01m, 3_650, "days", NoPublicValue, false, "How much later on average."),
        InputDefinition.Percent(
            "suspensions.percentPerYear", "10", NoPublicValue, false,
            "How many of the meters in use are Suspended in a year because their entry leaves the CPL."),
        InputDefinition.Number(
            "suspensions.meanDays", "30", 0.01m, 3_650, "days", NoPublicValue, false, "How long a suspension lasts on average."),
        InputDefinition.Percent(
            "recoveries.percentPerYear", "0.1", NoPublicValue, false,
            "How many of the meters in use go through an SMKI recovery in a year; a mass recovery is the study smki-recovery."),
        InputDefinition.Number(
            "recoveries.meanDays", "6", 0.01m, 3_650, "days", NoPublicValue, false,
            "How long one lasts on average, half of it in Recovery and half in Recovered."),
        InputDefinition.Choice(
            "goLive.before", "a2", [NoRuleBefore, "a2", "b"], "T-M 3.1.1 and 3.1.2; Twin fact sheet 5, study 1: a2 to d", true,
            "The flag rule in force until the go-live, exported once as A: as observed (a2), or as the DSP has it inside (b). "
            + "none: the variant's own from the start, and nothing goes live."),
        InputDefinition.Number(
            "goLive.electricitySwitchAfterDays", "0", 0, 3_650, "days", "when all RDPs of the fuel are ready (T-M MP77-AD04); "
            + NoPublicValue, false, "When the feature switch for D0350 is turned on, from the go-live."),
        InputDefinition.Number(
            "goLive.gasSwitchAfterDays", "0", 0, 3_650, "days", "when all RDPs of the fuel are ready (T-M MP77-AD04); " + NoPublicValue,
            false, "When the feature switch for DXI is turned on, from the go-live."),
        .. RdpFileInputs.Definitions(rejectionPercent: "0.5"),
        InputDefinition.WholeNumber(
            "rdp.recordsPerHour", "10000", 1, 1_000_000_000, "records an hour", NoPublicValue, false,
            "How fast each RDP brings the records of a file into its registration system."),
        InputDefinition.Percent(
            "switching.percentPerYear", "20", "about a fifth of consumers a year before 2020; own knowledge, medium", false,
            "How many consumers switch supplier in a year; the new supplier looks at the flag in the registration system."),
        InputDefinition.Choice(
            "truth.heldMeters", "operable", ["operable", "notOperable"], "R, 3: a suspension leaves A alone", true,
            "Whether a meter that is Suspended, in Recovery or Recovered counts as one that can be operated."),
    ];

    /// <summary>When the go-live is.</summary>
    internal required long GoLiveMs { get; init; }

    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>The share of meters installed during the run.</summary>
    internal required int NewPpm { get; init; }

    /// <summary>The share of those installed after the go-live.</summary>
    internal required int AfterPpm { get; init; }

    /// <summary>The share of installations left without connection.</summary>
    internal required int LeavePpm { get; init; }

    /// <summary>Their mean wait.</summary>
    internal required long LeaveMs { get; init; }

    /// <summary>The share of installations not commissioned at once.</summary>
    internal required int UnfinishedPpm { get; init; }

    /// <summary>Their mean wait.</summary>
    internal required long UnfinishedMs { get; init; }

    /// <summary>The mean wait of the others.</summary>
    internal required long CommissionMs { get; init; }

    /// <summary>The share of joinings taken for commissionings.</summary>
    internal required int PrematurePpm { get; init; }

    /// <summary>Removals a year.</summary>
    internal required int RemovalPpm { get; init; }

    /// <summary>The share of exchanges among them.</summary>
    internal required int ExchangePpm { get; init; }

    /// <summary>The share of removals without 8.3.</summary>
    internal required int SilentPpm { get; init; }

    /// <summary>The share of those whose 8.3 follows.</summary>
    internal required int LatePpm { get; init; }

    /// <summary>How much later, on average.</summary>
    internal required long LateMs { get; init; }

    /// <summary>The share of removals after which a meter is installed again.</summary>
    internal required int ReinstallPpm { get; init; }

    /// <summary>How much later, on average.</summary>
    internal required long ReinstallMs { get; init; }

    /// <summary>Suspensions a year.</summary>
    internal required int SuspensionPpm { get; init; }

    /// <summary>Their mean length.</summary>
    internal required long SuspensionMs { get; init; }

    /// <summary>Recoveries a year.</summary>
    internal required int RecoveryPpm { get; init; }

    /// <summary>The mean length of each of their two stages.</summary>
    internal required long RecoveryStageMs { get; init; }

    /// <summary>The flag rule until the go-live; <see cref="NoRuleBefore"/> for the variant's own.</summary>
    internal required string RuleBefore { get; init; }

    /// <summary>When the feature switch of electricity goes on.</summary>
    internal required long ElectricitySwitchMs { get; init; }

    /// <summary>When the feature switch of gas goes on.</summary>
    internal required long GasSwitchMs { get; init; }

    /// <summary>Records an RDP takes in an hour.</summary>
    internal required int RecordsPerHour { get; init; }

    /// <summary>Switches of supplier a year.</summary>
    internal required int SwitchingPpm { get; init; }

    /// <summary>Whether held meters count as operable.</summary>
    internal required bool HeldMetersCount { get; init; }

    /// <summary>The files of the RDPs.</summary>
    internal required RdpFileInputs Files { get; init; }

    /// <summary>The values of a scenario.</summary>
    internal static ServiceFlagsInputs Of(InputSet inputs)
    {
        long goLive = inputs.Milliseconds("history.days", SimTime.DayMs);
        return new ServiceFlagsInputs
        {
            GoLiveMs = goLive,
            HorizonMs = goLive + inputs.Milliseconds("after.days", SimTime.DayMs),
            NewPpm = inputs.Ppm("installs.newMetersPercent"),
            AfterPpm = inputs.Ppm("installs.afterGoLivePercent"),
            LeavePpm = inputs.Ppm("installs.leavePercent"),
            LeaveMs = inputs.Milliseconds("installs.leaveMeanDays", SimTime.DayMs),
            UnfinishedPpm = inputs.Ppm("installs.unfinishedPercent"),
            UnfinishedMs = inputs.Milliseconds("installs.unfinishedMeanDays", SimTime.DayMs),
            CommissionMs = inputs.Milliseconds("installs.commissionMeanHours", SimTime.HourMs),
            PrematurePpm = inputs.Ppm("installs.prematureActivePercent"),
            RemovalPpm = inputs.Ppm("removals.percentPerYear"),
            ExchangePpm = inputs.Ppm("removals.exchangePercent"),
            SilentPpm = inputs.Ppm("removals.withoutDecommissionPercent"),
            LatePpm = inputs.Ppm("removals.lateDecommissionPercent"),
            LateMs = inputs.Milliseconds("removals.lateMeanDays", SimTime.DayMs),
            ReinstallPpm = inputs.Ppm("removals.reinstallPercent"),
            ReinstallMs = inputs.Milliseconds("removals.reinstallMeanDays", SimTime.DayMs),
            SuspensionPpm = inputs.Ppm("suspensions.percentPerYear"),
            SuspensionMs = inputs.Milliseconds("suspensions.meanDays", SimTime.DayMs),
            RecoveryPpm = inputs.Ppm("recoveries.percentPerYear"),
            RecoveryStageMs = inputs.Milliseconds("recoveries.meanDays", SimTime.DayMs / 2),
            RuleBefore = inputs.Text("goLive.before"),
            ElectricitySwitchMs = goLive + inputs.Milliseconds("goLive.electricitySwitchAfterDays", SimTime.DayMs),
            GasSwitchMs = goLive + inputs.Milliseconds("goLive.gasSwitchAfterDays", SimTime.DayMs),
            Files = RdpFileInputs.Of(inputs),
            RecordsPerHour = inputs.WholeNumber("rdp.recordsPerHour"),
            SwitchingPpm = inputs.Ppm("switching.percentPerYear"),
            HeldMetersCount = inputs.Text("truth.heldMeters") == "operable",
        };
    }
}
