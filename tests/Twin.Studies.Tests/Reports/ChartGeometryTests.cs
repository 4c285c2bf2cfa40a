using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class ChartGeometryTests
{
    [Property(MaxTest = 300)]
    public Property Thinning_keeps_ends_and_extremes(int[] values, byte[] gaps, PositiveInt columns)
    {
        int count = 1 + (columns.Get % 8);
        SeriesPoint[] points = Points(values, gaps);
        IReadOnlyList<SeriesPoint> kept = Downsampler.Reduce(points, count);
        if (points.Length == 0)
        {
            return (kept.Count == 0).ToProperty();
        }

        return (kept[0] == points[0] && kept[^1] == points[^1]).Label("ends")
            .And(kept.Max(point => point.Value) == points.Max(point => point.Value)).Label("highest")
            .And(kept.Min(point => point.Value) == points.Min(point => point.Value)).Label("lowest")
            .And(IsSubsequence(kept, points)).Label("only points given, in order")
            .And(kept.Count <= Math.Max(2 * count, 4 * count)).Label("few");
    }

    [Fact]
    public void Thinning_keeps_the_peak_of_every_column()
    {
        SeriesPoint[] points =
        [
            .. Enumerable.Range(0, 1_000).Select(i => new SeriesPoint(i, i % 100 == 37 ? 50 + (i / 100) : i % 100 == 61 ? -7 : 1)),
        ];
        IReadOnlyList<SeriesPoint> kept = Downsampler.Reduce(points, 10);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 50.0 + i), kept.Where(point => point.Value >= 50).Select(point => point.Value));
        Assert.Equal(10, kept.Count(point => point.Value == -7));
        Assert.Equal(40, kept.Count);
    }

    [Fact]
    public void Thinning_leaves_a_short_series_alone()
    {
        SeriesPoint[] points = [new(0, 1), new(5, 1), new(9, 1)];
        Assert.Same(points, Downsampler.Reduce(points, 2));
    }

    [Theory]
    [InlineData("50", "50")]
    [InlineData("10|90", "10|90")]
    [InlineData("50|50", "42.5|57.5")]
    [InlineData("50|50|50", "35|50|65")]
    [InlineData("98|99", "85|100")]
    [InlineData("-5|3", "0|15")]
    [InlineData("60|40", "60|40")]
    [InlineData("52|50", "58.5|43.5")]
    public void Labels_move_apart_as_little_as_possible(string wanted, string placed) =>
        Assert.Equal(Numbers(placed), LabelPlacer.Place(Numbers(wanted), 15, 0, 100).Select(y => Math.Round(y, 3)));

    [Property(MaxTest = 300)]
    public Property Labels_never_overlap_leave_or_change_order(byte[] wanted)
    {
        double[] ends = [.. wanted.Take(14).Select(y => (double)y)];
        IReadOnlyList<double> placed = LabelPlacer.Place(ends, 15, 20, 230);
        int[] order = [.. Enumerable.Range(0, ends.Length).OrderBy(i => ends[i])];
        bool apart = order.Zip(order.Skip(1)).All(pair => placed[pair.Second] - placed[pair.First] >= 15 - 1e-9);
        return apart.Label("apart and in order").And(placed.All(y => y is >= 20 - 1e-9 and <= 230 + 1e-9)).Label("inside");
    }

    [Fact]
    public void Labels_share_the_room_when_there_is_too_little() =>
        Assert.Equal([0, 10, 20, 30], LabelPlacer.Place([5, 5, 5, 5], 15, 0, 30));

    [Theory]
    [InlineData(-1, null, null)]
    [InlineData(0, 10.0, 10.0)]
    [InlineData(5, 10.0, 15.0)]
    [InlineData(10, 20.0, 20.0)]
    [InlineData(11, 20.0, null)]
    public void Value_between_points_holds_or_lies_on_the_line(long timeMs, double? held, double? joined)
    {
        ChartCurve curve = new("as-is", 0, [new(0, 10), new(10, 20)]);
        Assert.Equal(held, curve.ValueAt(timeMs, step: true));
        Assert.Equal(joined, curve.ValueAt(timeMs, step: false));
    }

    private static double[] Numbers(string text) =>
        [.. text.Split('|').Select(y => double.Parse(y, System.Globalization.CultureInfo.InvariantCulture))];

    private static SeriesPoint[] Points(int[] values, byte[] gaps)
    {
        long time = 0;
        return [.. values.Select((value, i) => new SeriesPoint(time += gaps.Length == 0 ? 1 : gaps[i % gaps.Length], value))];
    }

    private static bool IsSubsequence(IReadOnlyList<SeriesPoint> kept, SeriesPoint[] points)
    {
        int next = 0;
        foreach (SeriesPoint point in points)
        {
            next += next < kept.Count && kept[next] == point ? 1 : 0;
        }

        return next == kept.Count;
    }
}
