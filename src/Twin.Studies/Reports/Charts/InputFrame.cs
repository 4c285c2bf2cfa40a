namespace Twin.Studies.Reports.Charts;

/// <summary>Where the axes of a chart over an input lie, and the way from values to coordinates.</summary>
internal sealed class InputFrame
{
    private const double LabelGap = 14;

    private readonly double[] places;

    public InputFrame(InputChart chart, ChartSize size)
    {
        IEnumerable<double> values = chart.Curves
            .SelectMany(static curve => curve.Points)
            .SelectMany(static point => (double[])[point.Value - point.HalfWidth, point.Value + point.HalfWidth])
            .Concat(chart.Threshold is { } threshold ? [threshold] : [])
            .DefaultIfEmpty(0);
        Values = ValueTicks.For(values.Min(), values.Max(), 5);
        double leftText = Values.Values.Max(value => Svg.TextWidth(Values.Label(value), size.LargestText));
        double rightText = chart.Curves.SelectMany(curve => InputCurveDrawing.Labels(chart, curve, size))
            .Select(label => Svg.TextWidth(label, size.LargestText)).DefaultIfEmpty(0).Max();
        Left = Math.Ceiling(leftText + 10);
        Right = size.Width - Math.Ceiling(Math.Max(rightText + LabelGap + 2, 24));
        Top = 32;
        Bottom = size.Height - 46;
        places = [.. Shares(chart).Select(share => Left + Inset + ((Right - Left - (2 * Inset)) * share))];
        Marked = [.. MarkedPlaces(chart, size)];
    }

    /// <summary>The marks of the value axis.</summary>
    public ValueTicks Values { get; }

    /// <summary>The places of the input's values that have a label; others would overlap.</summary>
    public IReadOnlyList<int> Marked { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>Where labels at the ends of curves begin.</summary>
    public double LabelX => Right + LabelGap;

    // Points at the very ends of the axis would lie on the value axis and on the labels.
    private static double Inset => 12;

    /// <summary>The coordinate of one of the input's values.</summary>
    public double X(int at) => places[at];

    /// <summary>The coordinate of a value.</summary>
    public double Y(double value) => Bottom - ((Bottom - Top) * (value - Values.Low) / (Values.High - Values.Low));

    private static IEnumerable<double> Shares(InputChart chart)
    {
        int count = chart.Labels.Count;
        if (count == 1)
        {
            return [0.5];
        }

        if (chart.Numbers is not { } numbers)
        {
            return Enumerable.Range(0, count).Select(i => (i + 0.5) / count);
        }

        double[] scaled = chart.IsLogarithmic ? [.. numbers.Select(static one => Math.Log(one))] : [.. numbers];
        return scaled.Select((double one) => (one - scaled[0]) / (scaled[^1] - scaled[0]));
    }

    private IEnumerable<int> MarkedPlaces(InputChart chart, ChartSize size)
    {
        double HalfOf(int at) => Svg.TextWidth(chart.Labels[at], size.LargestText) / 2;
        int last = chart.Labels.Count - 1;
        double free = double.NegativeInfinity;
        for (int at = 0; at <= last; at++)
        {
            bool reachesEnd = at < last && places[at] + HalfOf(at) + 8 > places[last] - HalfOf(last);
            if (places[at] - HalfOf(at) >= free && !reachesEnd)
            {
                yield return at;
                free = places[at] + HalfOf(at) + 8;
            }
        }
    }
}
