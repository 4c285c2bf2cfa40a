using Twin.Domain.Time;
using Twin.Studies.PowerOutage;
using Twin.Studies.Scenarios;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>How often real outages begin, how large they are and how long they last.</summary>
internal sealed record IncidentTerms
{
    /// <summary>Losses of supply of a thousand premises in a year.</summary>
    internal required long PerThousandPremisesPerYear { get; init; }

    /// <summary>Premises of an outage on average, thousandths.</summary>
    internal required long MeanPremisesThousandths { get; init; }

    /// <summary>How long it lasts beyond three minutes, on average.</summary>
    internal required long MeanMs { get; init; }

    /// <summary>Outages that end within three minutes, parts per million.</summary>
    internal required int ShortPpm { get; init; }

    /// <summary>The distributors under the storm; null for all.</summary>
    internal required IReadOnlyList<int>? StormArea { get; init; }

    /// <summary>When the storm begins.</summary>
    internal required long StormFromMs { get; init; }

    /// <summary>How long it lasts.</summary>
    internal required long StormMs { get; init; }

    /// <summary>How many times as often outages begin in it.</summary>
    internal required int StormFactor { get; init; }

    /// <summary>Whether a storm is over a distributor's area at a moment.</summary>
    internal bool IsStorm(int distributor, long atMs)
        => atMs >= StormFromMs && atMs < StormFromMs + StormMs && PassesOver(distributor);

    /// <summary>Whether a storm ever is.</summary>
    internal bool PassesOver(int distributor) => StormMs > 0 && (StormArea is null || StormArea.Contains(distributor));

    /// <summary>The values of a scenario that was checked.</summary>
    internal static IncidentTerms Of(InputSet inputs) => new()
    {
        PerThousandPremisesPerYear = (long)(inputs.Number("outages.perPremisesPerYear") * 1_000),
        MeanPremisesThousandths = (long)(inputs.Number("outages.meanPremises") * 1_000),
        MeanMs = inputs.Milliseconds("outages.meanMinutes", SimTime.MinuteMs),
        ShortPpm = inputs.Ppm("outages.shortPercent"),
        StormArea = inputs.Text("storm.area") == "all" ? null : OutageSlot.AreaOf(inputs.Text("storm.area")) ?? [],
        StormFromMs = inputs.Milliseconds("storm.atDay", SimTime.DayMs),
        StormMs = inputs.Milliseconds("storm.hours", SimTime.HourMs),
        StormFactor = inputs.WholeNumber("storm.factor"),
    };
}
