namespace Twin.Studies.Reports.Charts;

/// <summary>Where the axes of a drawing lie, and the way from values to coordinates.</summary>
internal sealed class ChartFrame
{
    private const double LabelGap = 14;

    public ChartFrame(Chart chart, ChartSize size, IReadOnlyList<string> endLabels)
    {
        IEnumerable<double> values = chart.Curves.SelectMany(curve => curve.Points).Select(point => point.Value).DefaultIfEmpty(0);
        Values = ValueTicks.For(values.Min(), values.Max(), 5);
        Times = TimeTicks.For(chart.HorizonMs, size.TimeIntervals);
        double leftText = Values.Values.Max(value => Svg.TextWidth(Values.Label(value), size.LargestText));
        double rightText = endLabels.Select(label => Svg.TextWidth(label, size.LargestText)).DefaultIfEmpty(0).Max();
        Left = Math.Ceiling(leftText + 10);
        Right = size.Width - Math.Ceiling(Math.Max(rightText + LabelGap + 2, 24));
        Top = 32;
        Bottom = size.Height - 46;
        EndMs = chart.HorizonMs;
    }

    /// <summary>The marks of the value axis.</summary>
    public ValueTicks Values { get; }

    /// <summary>The marks of the time axis.</summary>
    public TimeTicks Times { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>Where labels at the ends of curves begin.</summary>
    public double LabelX => Right + LabelGap;

    private long EndMs { get; }

    /// <summary>The coordinate of a moment.</summary>
    public double X(long timeMs) => Left + ((Right - Left) * timeMs / EndMs);

    /// <summary>The coordinate of a value.</summary>
    public double Y(double value) => Bottom - ((Bottom - Top) * (value - Values.Low) / (Values.High - Values.Low));
}
