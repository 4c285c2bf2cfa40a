using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.MeterPoints;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.ServiceFlags;

/// <summary>The metrics, curves and tables of one variant, from its counters. A test recomputes each from the event log.</summary>
internal static class ServiceFlagsMetrics
{
    private static readonly DccServiceFlag[] Flags =
        [DccServiceFlag.Null, DccServiceFlag.A, DccServiceFlag.N, DccServiceFlag.I, DccServiceFlag.S];

    private static readonly (FlagVerdict Verdict, string Name, string Words)[] Wrong =
    [
        (FlagVerdict.FalselyActive, "falselyActive", "the flag is A and nothing can be operated"),
        (FlagVerdict.FalselyNotActive, "falselyNotActive", "the flag is not A and a smart meter can be operated"),
    ];

    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(
        ServiceFlagsPlan plan, ImmutableArray<ServiceFlagsHandler> handlers, ServiceFlagsCentre centre)
    {
        long meterPoints = handlers.Sum(static h => h.Counters.MeterPoints);
        return
        [
            new("meterPoints", meterPoints, "meter points", "Meter points of the estate.") { Title = "Meter points" },
            new("liveMetersAtGoLive", centre.AtGoLive.LiveMeters, "meters", "Meters on a wall and commissioned at the go-live.")
                { Title = "Meters in use at the go-live" },
            new(
                "prematurelyActive", handlers.Sum(static h => h.Counters.Premature), "meters",
                "Joinings that the DSP took for commissionings, over the whole run (A3).") { Title = "Joinings taken for commissionings" },
            .. OfFlags("flagsAtGoLive", "Flags at the go-live", centre.AtGoLive, "once the variant's rule is in force"),
            .. OfFlags("flagsAtEnd", "Flags at the end", centre.AtEnd, "at the end"),
            .. OfFirstRun(centre),
            .. OfFiles(handlers, centre),
            .. OfWrongDays(handlers, meterPoints),
            .. OfSwitches(handlers),
            .. OfExtracts(centre),
        ];
    }

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(ServiceFlagsCentre centre) =>
    [
        centre.Curves.Series("falselyActive", "A in registration, nothing can be operated", "meter points", isStep: true),
        centre.Curves.Series("falselyNotActive", "Not A in registration, a meter can be operated", "meter points", isStep: true),
        centre.Curves.Series("flagRecordsPerRun", "Flag records accepted by RDPs, by file run", "records a run", isStep: false),
    ];

    /// <summary>The tables: a row for every RDP.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(ServiceFlagsCentre centre)
    {
        RdpAccount[] told = [.. centre.Accounts.Where(static a => a.Changes + a.Accepted + a.Rejected + a.FirstRun.Sum() > 0)];
        return
        [
            new DetailTable(
                "firstRunByRdp",
                "The first run by RDP",
                ["RDP", "Records", "A", "N", "I", "S", "Files", "Hours until worked off"],
                [.. told.Select(static a => (IReadOnlyList<string>)
                [
                    a.Provider.Name,
                    Text(a.FirstRun.Sum()), Text(a.FirstRun[(int)DccServiceFlag.A]), Text(a.FirstRun[(int)DccServiceFlag.N]),
                    Text(a.FirstRun[(int)DccServiceFlag.I]), Text(a.FirstRun[(int)DccServiceFlag.S]),
                    Text(a.FirstRunFiles), Text(Hours(a.FirstRunTookMs)),
                ])]),
            new DetailTable(
                "flagsByRdp",
                "Flags by RDP after the go-live",
                ["RDP", "Changes", "Records accepted", "Records rejected", "Files"],
                [.. told.Select(static a => (IReadOnlyList<string>)
                    [a.Provider.Name, Text(a.Changes), Text(a.Accepted), Text(a.Rejected), Text(a.Files)])]),
        ];
    }

    private static IEnumerable<Metric> OfFlags(string name, string title, FlagCensus census, string when)
    {
        foreach (DccServiceFlag flag in Flags)
        {
            string code = flag.Code();
            yield return new Metric(
                $"{name}.{code}", census.Flags[(int)flag], "meter points", $"Meter points whose flag at the DSP is {code} {when}.")
                { Title = $"{title}: {code}" };
        }
    }

    private static IEnumerable<Metric> OfFirstRun(ServiceFlagsCentre centre)
    {
        yield return new Metric(
            "firstRunRecords", centre.Accounts.Sum(static a => a.FirstRun.Sum()), "records",
            "Records of the first file run of each RDP after its feature switch, rejected ones included (T-M 5.1).")
            { Title = "Records of the first run" };
        // No policy takes a flag back to null.
        foreach (DccServiceFlag flag in Flags.Skip(1))
        {
            yield return new Metric(
                $"firstRunRecords.{flag.Code()}", centre.Accounts.Sum(a => a.FirstRun[(int)flag]), "records",
                $"Of these, those with the flag {flag.Code()}.") { Title = $"Records of the first run: {flag.Code()}" };
        }

        yield return new Metric(
            "firstRunFiles", centre.Accounts.Sum(static a => a.FirstRunFiles), "files", "Files of that run.")
            { Title = "Files of the first run" };
        yield return new Metric(
            "firstRunLargest", centre.Accounts.Max(static a => (double)a.FirstRun.Sum()), "records",
            "Records of that run to the RDP that gets most.") { Title = "Records to the largest RDP" };
        yield return new Metric(
            "firstRunHoursLongest", Hours(centre.Accounts.Max(static a => a.FirstRunTookMs)), "h",
            "From the run until the slowest RDP has worked off its records of it.") { Title = "Hours until the slowest RDP is done" };
    }

    private static IEnumerable<Metric> OfFiles(ImmutableArray<ServiceFlagsHandler> handlers, ServiceFlagsCentre centre) =>
    [
        new(
            "flagChanges", handlers.Sum(static h => h.Counters.FlagChanges), "changes",
            "Changes of flags at the DSP from the go-live on, those that the go-live makes included.") { Title = "Flag changes" },
        new(
            "flagRecordsExported", centre.Accounts.Sum(static a => a.Accepted), "records",
            "Records that RDPs accepted after the go-live, the first run's included.") { Title = "Flag records accepted by RDPs" },
        new(
            "flagRecordsRejected", centre.Accounts.Sum(static a => a.Rejected), "records",
            "Records that RDPs rejected after the go-live (D0351) and that were sent again.") { Title = "Flag records rejected by RDPs" },
        new("flagRecordsWaitingAtEnd", centre.Waiting, "records", "Records due but not yet sent when the run ends.")
            { Title = "Flag records waiting at the end" },
        new("filesExported", centre.Accounts.Sum(static a => a.Files), "files", "D0350 and DXI files after the go-live.")
            { Title = "Files sent to RDPs" },
    ];

    private static IEnumerable<Metric> OfWrongDays(ImmutableArray<ServiceFlagsHandler> handlers, long meterPoints)
    {
        double Days(Func<FlagCounters, long[]> pick, FlagVerdict verdict) => meterPoints == 0
            ? 0
            : handlers.Sum(h => pick(h.Counters)[(int)verdict]) / (double)SimTime.DayMs * 1_000 / meterPoints;
        double Both(Func<FlagCounters, long[]> pick) => meterPoints == 0
            ? 0
            : Wrong.Sum(w => handlers.Sum(h => pick(h.Counters)[(int)w.Verdict])) / (double)SimTime.DayMs * 1_000 / meterPoints;
        yield return new Metric(
            "wrongFlagDaysPer1000", Both(static c => c.RegisteredMs), "days",
            "Days after the go-live on which the flag in registration is wrong, per 1,000 meter points.")
            { Title = "Wrong-flag days in registration per 1,000 meter points" };
        foreach ((FlagVerdict verdict, string name, string words) in Wrong)
        {
            yield return new Metric(
                $"wrongFlagDaysPer1000.{name}", Days(static c => c.RegisteredMs, verdict), "days", $"Of these, those on which {words}.");
        }

        yield return new Metric(
            "wrongFlagDaysAtDspPer1000", Both(static c => c.DspMs), "days",
            "The same for the flag at the DSP, which no file has to carry anywhere.")
            { Title = "Wrong-flag days at the DSP per 1,000 meter points" };
        foreach ((FlagVerdict verdict, string name, string words) in Wrong)
        {
            yield return new Metric(
                $"wrongFlagDaysAtDspPer1000.{name}", Days(static c => c.DspMs, verdict), "days", $"Of these, those on which {words}.");
        }

        yield return new Metric(
            "wrongAtEnd", Wrong.Sum(w => handlers.Sum(h => h.Counters.RegisteredNow[(int)w.Verdict])), "meter points",
            "Meter points whose flag in registration is wrong at the end.") { Title = "Wrong in registration at the end" };
    }

    private static IEnumerable<Metric> OfSwitches(ImmutableArray<ServiceFlagsHandler> handlers)
    {
        yield return new Metric(
            "switches", handlers.Sum(static h => h.Counters.Switches), "switches", "Consumers who switch supplier after the go-live.")
            { Title = "Consumers who switch" };
        yield return new Metric(
            "switchesToldWrongly", Wrong.Sum(w => handlers.Sum(h => h.Counters.Told[(int)w.Verdict])), "switches",
            "Of these, those whose new supplier finds a wrong flag in registration (R, 2).") { Title = "Switches with a wrong flag" };
        foreach ((FlagVerdict verdict, string name, string words) in Wrong)
        {
            yield return new Metric(
                $"switchesToldWrongly.{name}", handlers.Sum(h => h.Counters.Told[(int)verdict]), "switches",
                $"Of these, those where {words}.");
        }
    }

    private static IEnumerable<Metric> OfExtracts(ServiceFlagsCentre centre) =>
    [
        new("esiListed", centre.AtEnd.Listed, "meter points", "Meter points that the ESI extracts list at the end: A alone (MP77-AD06).")
            { Title = "Listed in the ESI extracts" },
        new("esiListedWrongly", centre.AtEnd.ListedWrongly, "meter points", "Of these, those where nothing can be operated.")
            { Title = "Wrongly listed in the ESI extracts" },
        new("esiMissing", centre.AtEnd.Missing, "meter points", "Meter points with an operable smart meter that the extracts leave out.")
            { Title = "Missing in the ESI extracts" },
    ];

    private static double Hours(long ms) => ms / (double)SimTime.HourMs;

    private static string Text(double value) => value.ToString("#,##0.###", CultureInfo.InvariantCulture);
}
