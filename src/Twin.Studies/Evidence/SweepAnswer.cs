using Twin.Studies.Reports;

namespace Twin.Studies.Evidence;

/// <summary>The sentences that open a sweep's report.</summary>
internal static class SweepAnswer
{
    internal static IReadOnlyList<string> Of(SweepResult sweep)
    {
        List<string> sentences = [];
        foreach (string metric in sweep.Metrics)
        {
            IReadOnlyList<SweepCurve> curves = SweepCurve.Of(sweep, metric);
            string what = MetricTitles.Full(curves[0].Metric);
            sentences.Add(sweep.Axes.Count == 1 ? OverOne(sweep.Axes[0], curves, sweep, what) : OverTwo(sweep, curves, what));
            sentences.AddRange(sweep.Thresholds.Where(one => one.Metric == metric).Select(one => Threshold(sweep, curves, one, what)));
            if (sweep.Axes is [{ Numbers: not null }])
            {
                sentences.AddRange(SweepCrossings.Sentences(sweep, curves, what));
            }
        }

        return sentences.Count > 0
            ? sentences
            : [$"Nothing that the study measures changes while {string.Join(" and ", sweep.Axes.Select(Range))}."];
    }

    /// <summary>The axis in words: <c>rdp.runsPerDay goes from 1 run a day to 4 runs a day</c>.</summary>
    internal static string Range(InputAxis axis) => axis.Numbers is null || axis.Values.Count == 1
        ? $"{axis.Key} is {string.Join(" or ", axis.Values.Select(value => InputWords.Value(value, axis.Definition.Unit)))}"
        : $"{axis.Key} goes from {At(axis, 0)} to {At(axis, axis.Values.Count - 1)}";

    /// <summary>The value of an axis at a place, with its unit.</summary>
    internal static string At(InputAxis axis, int place) => InputWords.Value(axis.Values[place], axis.Definition.Unit);

    private static string OverOne(InputAxis axis, IReadOnlyList<SweepCurve> curves, SweepResult sweep, string what)
    {
        if (curves is [{ } one] && Unmoved(one) is { } value)
        {
            return $"{what}: {one.Text(value)} in every variant while {Range(axis)}.";
        }

        IEnumerable<string> each = curves.Select(curve => $"{curve.Name} {Course(axis, curve, sweep)}");
        return $"{what}, while {Range(axis)}: {string.Join("; ", each)}.";
    }

    private static double? Unmoved(SweepCurve curve) => curve.Values.Distinct().Count() == 1 ? curve.Values[0] : null;

    private static string Course(InputAxis axis, SweepCurve curve, SweepResult sweep)
    {
        double[] measured = [.. curve.Values.OfType<double>()];
        if (measured.Length == 0)
        {
            return "measures nothing";
        }

        if (measured.Length == curve.Values.Count && measured.Distinct().Count() == 1)
        {
            return $"stays at {curve.Text(measured[0])}";
        }

        if (axis.Numbers is null || measured.Length < curve.Values.Count)
        {
            IEnumerable<string> each = curve.Values.Select((value, i) =>
                $"{(value is { } number ? curve.Text(number) : "nothing")} at {axis.Values[i]}");
            return "has " + string.Join(", ", each);
        }

        (double First, double Second)[] steps = [.. measured.Zip(measured.Skip(1))];
        bool rises = steps.All(static step => step.Second >= step.First);
        bool falls = steps.All(static step => step.Second <= step.First);
        return rises || falls
            ? $"{(rises ? "rises" : "falls")} from {curve.Text(measured[0])} to {curve.Text(measured[^1])}{SweepCrossings.Sure(
                sweep, curve)}"
            : $"goes from {curve.Text(measured[0])} to {curve.Text(measured[^1])}, lowest {Extreme(axis, curve, measured.Min())}, "
                + $"highest {Extreme(axis, curve, measured.Max())}";
    }

    private static string Extreme(InputAxis axis, SweepCurve curve, double value)
        => $"{curve.Text(value)} at {At(axis, curve.Values.Index().First(one => one.Item == value).Index)}";

    private static string OverTwo(SweepResult sweep, IReadOnlyList<SweepCurve> curves, string what)
    {
        IEnumerable<string> each = curves.Select(curve =>
        {
            (int Index, double? Item)[] measured = [.. curve.Values.Index().Where(static one => one.Item is not null)];
            if (measured.Length == 0)
            {
                return $"{curve.Name} measures nothing";
            }

            (int Index, double? Item) least = measured.MinBy(static one => one.Item);
            (int Index, double? Item) most = measured.MaxBy(static one => one.Item);
            return least.Item == most.Item
                ? $"{curve.Name} stays at {curve.Text(least.Item!.Value)}"
                : $"{curve.Name} is lowest, {curve.Text(least.Item!.Value)}, at {Place(sweep, least.Index)} and highest, "
                    + $"{curve.Text(most.Item!.Value)}, at {Place(sweep, most.Index)}";
        });
        return $"{what}, while {string.Join(" and ", sweep.Axes.Select(Range))}: {string.Join("; ", each)}.";
    }

    private static string Place(SweepResult sweep, int point) => string.Join(
        " with ", sweep.Axes.Zip(sweep.Points[point].Values, static (axis, value) => InputWords.Value(value, axis.Definition.Unit)));

    private static string Threshold(SweepResult sweep, IReadOnlyList<SweepCurve> curves, MetricThreshold threshold, string what)
    {
        IEnumerable<string> each = curves.Select(curve => $"{curve.Name} {Kept(sweep, curve, threshold)}");
        return $"Threshold {threshold.Comparison} {curves[0].Text(threshold.Value)} for {what}: {string.Join("; ", each)}.";
    }

    private static string Kept(SweepResult sweep, SweepCurve curve, MetricThreshold threshold)
    {
        bool?[] kept = [.. curve.Values.Select(value => value is { } number ? threshold.IsKept(number) : (bool?)null)];
        if (kept.All(static one => one is null))
        {
            return "measures nothing";
        }

        if (kept.All(static one => one is true or null))
        {
            return "keeps to it at every point";
        }

        if (kept.All(static one => one is false or null))
        {
            return "keeps to it at no point";
        }

        if (sweep.Axes.Count == 1 && sweep.Axes[0].Numbers is { } numbers && kept.All(static one => one is not null))
        {
            return string.Join(", ", SweepCrossings.Passes(sweep.Axes[0], numbers, curve, threshold));
        }

        string[] points = [.. kept.Index().Where(static one => one.Item is true).Select(one => Place(sweep, one.Index))];
        return sweep.Axes.Count == 1
            ? $"keeps to it at {string.Join(", ", points)}"
            : $"keeps to it at {points.Length} of {kept.Length} points";
    }
}
