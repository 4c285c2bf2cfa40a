using System.Globalization;
using System.Text;
using Twin.Studies.Results;

namespace Twin.Studies.Reports.Charts;

/// <summary>A chart in words, for those who cannot see it.</summary>
internal static class ChartDescription
{
    /// <summary>For every curve: where it starts, its highest value and when, and where it ends.</summary>
    public static string Of(Chart chart, IReadOnlyList<IReadOnlyList<ChartCurve>> groups)
    {
        StringBuilder words = new();
        string time = chart.IsVirtualTime ? " of virtual time" : string.Empty;
        words.Append(CultureInfo.InvariantCulture, $"{chart.Unit} over {Durations.Text(chart.HorizonMs / 1000.0)}{time}.");
        foreach (IReadOnlyList<ChartCurve> group in groups)
        {
            IReadOnlyList<SeriesPoint> points = group[0].Points;
            SeriesPoint peak = points.MaxBy(point => point.Value);
            words.Append(CultureInfo.InvariantCulture, $" {LineChart.GroupName(group)}: starts at {Figures.Number(points[0].Value)},")
                .Append(CultureInfo.InvariantCulture, $" is highest at {Figures.Number(peak.Value)}")
                .Append(CultureInfo.InvariantCulture, $" after {Durations.Text(peak.TimeMs / 1000.0)},")
                .Append(CultureInfo.InvariantCulture, $" ends at {Figures.Number(points[^1].Value)}.");
        }

        return words.ToString();
    }
}
