using System.Globalization;
using Twin.Domain.Time;
using Twin.Studies.CplRemoval;
using Twin.Studies.Network;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;
using Twin.Studies.PowerOutage;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.StormDay;

/// <summary>
/// The inputs of the study: those of the three studies that it puts on one timeline, under <c>cpl</c>, <c>power</c> and <c>dcc</c>, and
/// what happens where they meet.
/// </summary>
internal sealed class StormInputs
{
    private const string Cpl = "cpl";
    private const string Power = "power";
    private const string Dcc = "dcc";
    private const string Horizon = "horizonHours";
    private const string StartsAt = "startsAtHour";

    // Alerts of all events share the queue of a CSP here, so that the DCC can take them in order; and alerts of one number have no place.
    private static readonly string[] SettledOfPower = [Horizon, "curve", "extrapolation", "clock", "alerts"];

    // N28 take the way of all messages, so that the simple queue of cpl-removal is out of use.
    private static readonly string[] SettledOfCpl =
        ["horizonDays", .. UserQueueInputs.Definitions.Select(static definition => definition.Key)];

    // The timeline begins at midnight, as the files of the RDPs and the night's schedules do.
    private static readonly string[] SettledOfDcc = [Horizon, StartsAt];

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number(
            Horizon, "48", 1, 1_000, "hours", "the scenario's choice", false, "How long the run covers, from midnight of the first day."),
        InputDefinition.Percent(
            "activation.cutsSupplyPercent", "10", NoPublicValue, false,
            "How many electricity meters of the model cut their hub's supply when they activate firmware (T-C)."),
        InputDefinition.Number(
            "activation.cutMinutes", "5", 0.01m, 1_440, "min", NoPublicValue, false,
            "For how long; three minutes or more make the hub raise AD1 (T-C; A15)."),
        .. Parts(CplRemovalInputs.Definitions, SettledOfCpl, Cpl),
        .. Parts(PowerOutageInputs.Definitions, SettledOfPower, Power),
        .. Parts(RecoveryDefinitions.All, SettledOfDcc, Dcc),
    ];

    /// <summary>Reads the values of a scenario, not checked yet.</summary>
    internal StormInputs(InputSet inputs)
    {
        decimal hours = inputs.Number(Horizon);
        HorizonMs = inputs.Milliseconds(Horizon, SimTime.HourMs);
        CutPpm = inputs.Ppm("activation.cutsSupplyPercent");
        CutMs = inputs.Milliseconds("activation.cutMinutes", SimTime.MinuteMs);
        string horizon = hours.ToString(CultureInfo.InvariantCulture);
        OfCpl = inputs.Part(
            Cpl,
            [.. CplRemovalInputs.Definitions, .. TrafficOf(inputs)],
            ("horizonDays", (hours / 24).ToString(CultureInfo.InvariantCulture)));
        OfPower = inputs.Part(
            Power, PowerOutageInputs.Definitions, (Horizon, horizon), ("alerts", "none"), ("curve", "queue"), ("clock", "alert"));
        OfDcc = inputs.Part(Dcc, RecoveryDefinitions.All, (Horizon, horizon), (StartsAt, "0"));
    }

    /// <summary>Where the run ends.</summary>
    internal long HorizonMs { get; }

    /// <summary>Meters that cut the supply, parts per million.</summary>
    internal int CutPpm { get; }

    /// <summary>For how long they do.</summary>
    internal long CutMs { get; }

    /// <summary>The inputs of <c>cpl-removal</c>.</summary>
    internal InputSet OfCpl { get; }

    /// <summary>The inputs of <c>power-outage</c>.</summary>
    internal InputSet OfPower { get; }

    /// <summary>The inputs of <c>outage-recovery</c>.</summary>
    internal InputSet OfDcc { get; }

    private static IEnumerable<InputDefinition> Parts(IEnumerable<InputDefinition> definitions, string[] settled, string part)
        => definitions.Where(definition => !settled.Contains(definition.Key)).Select(definition => definition.Under(part));

    private static IEnumerable<InputDefinition> TrafficOf(InputSet inputs)
        => inputs.All.Select(static value => value.Definition)
            .Where(static definition => definition.Key.StartsWith("traffic.", StringComparison.Ordinal));
}
