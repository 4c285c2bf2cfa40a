using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Input;

namespace Twin.Load.Scenarios;

/// <summary>Reads the thresholds of a scenario: for all calls and for steps, as <c>p99 &lt; 50ms</c>.</summary>
internal static partial class ThresholdReader
{
    /// <summary>The key for all calls together.</summary>
    public const string Overall = "overall";

    /// <summary>What errors call a threshold.</summary>
    public const string Allowed =
        "p50, p75, p95, p99, p99.9, max or mean with a duration (p99 < 50ms); failures, held or a response code with a count or percent "
        + "(failures < 0.1 %); rate with answers a second (rate >= 1000/s); compared by <, <=, > or >=";

    /// <summary>Reads the map.</summary>
    public static ImmutableArray<Threshold> Read(YamlValue? value, ImmutableArray<LoadStep> mix)
    {
        ImmutableArray<Threshold>.Builder thresholds = ImmutableArray.CreateBuilder<Threshold>();
        string[] names = [Overall, .. mix.Select(static step => step.Name)];
        if (value?.AsMap()?.Allow(names) is not { } map)
        {
            return [];
        }

        foreach (string name in names.Where(map.Has))
        {
            foreach (YamlValue item in map.Optional(name)!.AsList())
            {
                if (item.AsText() is not { } text)
                {
                    continue;
                }

                if (Parse(name == Overall ? null : name, text) is { } threshold)
                {
                    thresholds.Add(threshold);
                }
                else
                {
                    item.Fail(Allowed);
                }
            }
        }

        return thresholds.ToImmutable();
    }

    /// <summary>Reads one; null when it is none.</summary>
    public static Threshold? Parse(string? step, string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string metric = match.Groups["metric"].Value;
        Threshold threshold = new()
        {
            Step = step,
            Text = text,
            Metric = ThresholdMetric.Percentile,
            Limit = 0,
            Comparison = match.Groups["compare"].Value switch
            {
                "<" => Comparison.Less,
                "<=" => Comparison.AtMost,
                ">" => Comparison.Greater,
                _ => Comparison.AtLeast,
            },
        };
        string limit = match.Groups["limit"].Value;
        return metric switch
        {
            "p50" or "p75" or "p95" or "p99" or "p99.9"
                => Latency(threshold with { Percentile = double.Parse(metric[1..], CultureInfo.InvariantCulture) }, limit),
            "max" => Latency(threshold with { Percentile = 100 }, limit),
            "mean" => Latency(threshold with { Metric = ThresholdMetric.Mean }, limit),
            "rate" => Rate(threshold, limit),
            "failures" => Count(threshold with { Metric = ThresholdMetric.Failures }, limit),
            "held" when step is null => Count(threshold with { Metric = ThresholdMetric.Held }, limit),
            _ => ResponseCodeCatalogue.Codes.TryParse(metric, out ResponseCode code)
                ? Count(threshold with { Metric = ThresholdMetric.Code, Code = code }, limit)
                : null,
        };
    }

    private static Threshold? Latency(Threshold threshold, string limit)
        => LoadUnits.TryMicroseconds(limit, out decimal us) ? threshold with { Limit = (double)us } : null;

    private static Threshold? Rate(Threshold threshold, string limit)
        => limit.EndsWith("/s", StringComparison.Ordinal) && Number(limit[..^2]) is { } rate
            ? threshold with { Metric = ThresholdMetric.Rate, Limit = rate }
            : null;

    private static Threshold? Count(Threshold threshold, string limit)
    {
        bool percent = limit.EndsWith('%');
        double? number = Number(percent ? limit[..^1] : limit);
        bool possible = number is not null && (percent ? number <= 100 : number == Math.Floor(number.Value));
        return possible ? threshold with { IsPercent = percent, Limit = number!.Value } : null;
    }

    private static double? Number(string text)
        => double.TryParse(text.TrimEnd(' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            ? value
            : null;

    [GeneratedRegex(@"^(?<metric>[\w.]+)\s*(?<compare><=|>=|<|>)\s*(?<limit>\S(.*\S)?)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
