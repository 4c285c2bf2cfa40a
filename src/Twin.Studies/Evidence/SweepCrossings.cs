using Twin.Studies.Reports;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>Where curves of a sweep cross each other or a threshold: between two points, by the straight line that joins them.</summary>
internal static class SweepCrossings
{
    private const int MostVariants = 6;

    /// <summary>A place on the axis at which the difference of two curves changes its sign.</summary>
    /// <param name="From">The point before it.</param>
    /// <param name="Until">The point after it.</param>
    /// <param name="At">The place itself, on the straight lines between the points.</param>
    internal readonly record struct Crossing(int From, int Until, double At);

    /// <summary>The crossings of differences by place; zeros count for neither side, so curves that only touch do not cross.</summary>
    internal static IReadOnlyList<Crossing> Of(IReadOnlyList<double> places, IReadOnlyList<double?> differences)
    {
        List<Crossing> crossings = [];
        int last = -1;
        for (int i = 0; i < places.Count; i++)
        {
            if (differences[i] is not { } now || now == 0)
            {
                continue;
            }

            if (last >= 0 && Math.Sign(now) != Math.Sign(differences[last]!.Value))
            {
                double before = differences[last]!.Value;
                crossings.Add(new Crossing(last, i, places[last] + ((places[i] - places[last]) * before / (before - now))));
            }

            last = i;
        }

        return crossings;
    }

    /// <summary>How each other curve stands to that of the first variant: above it, below it, or crossing it somewhere.</summary>
    internal static IEnumerable<string> Sentences(SweepResult sweep, IReadOnlyList<SweepCurve> curves, string what)
    {
        InputAxis axis = sweep.Axes[0];
        if (curves.Count < 2 || curves.Count > MostVariants || axis.Values.Count < 2)
        {
            return [];
        }

        IEnumerable<string> each = curves.Skip(1)
            .Select(curve => Against(axis, curves[0], curve) is { } how ? how + Chance(sweep, curve) : null)
            .OfType<string>();
        string text = string.Join("; ", each);
        return text.Length == 0 ? [] : [$"{what}, against {curves[0].Name}: {text}."];
    }

    /// <summary>Where a curve passes a threshold, in words.</summary>
    internal static IEnumerable<string> Passes(
        InputAxis axis, IReadOnlyList<double> numbers, SweepCurve curve, MetricThreshold threshold)
    {
        for (int i = 1; i < numbers.Count; i++)
        {
            double before = curve.Values[i - 1]!.Value;
            double now = curve.Values[i]!.Value;
            if (threshold.IsKept(before) != threshold.IsKept(now))
            {
                double at = numbers[i - 1] + ((numbers[i] - numbers[i - 1]) * (threshold.Value - before) / (now - before));
                yield return $"{(threshold.IsKept(now) ? "keeps to it from" : "breaks it from")} {About(axis, i - 1, i, at)} on";
            }
        }
    }

    /// <summary>How sure the change from the first point to the last is, when replicated: paired, for both met the same seeds.</summary>
    internal static string Sure(SweepResult sweep, SweepCurve curve)
    {
        int at = MetricChoice.IndexOf(sweep.First, curve.Metric.Name);
        double?[] Values(SweepPoint point) => [.. point.Result.Variants[curve.Variant].Replications.Select(one => one[at])];
        if (sweep.Replications == 1
            || Sample.OfDifferences(Values(sweep.Points[0]), Values(sweep.Points[^1])) is not { HalfWidth: > 0 and { } half } change)
        {
            return string.Empty;
        }

        string by = EvidencePage.Change(change.Mean, half, curve.Metric.Unit);
        return Math.Abs(change.Mean) <= half ? $" ({by}, which may be chance)" : $" ({by})";
    }

    // The baseline is the first variant of the first curve, so the differences that were paired are those of the study.
    private static string Chance(SweepResult sweep, SweepCurve curve)
    {
        int unsure = sweep.Points.Count(point => point.Result.Differences.Any(one =>
            one.Metric == curve.Metric.Name
            && one.Variant == point.Result.Variants[curve.Variant].Name
            && one is { Absolute: { } absolute, HalfWidth: { } half }
            && absolute != 0
            && Math.Abs(absolute) <= half));
        return unsure == 0 ? string.Empty
            : unsure == sweep.Points.Count ? ", which may be chance at every point"
            : $", which may be chance at {Figures.Count(unsure)} of {Figures.Count(sweep.Points.Count)} points";
    }

    private static string? Against(InputAxis axis, SweepCurve baseline, SweepCurve curve)
    {
        double?[] differences = [.. curve.Values.Zip(baseline.Values, static (one, other) => one - other)];
        double[] known = [.. differences.OfType<double>().Where(static one => one != 0)];
        if (known.Length == 0)
        {
            return null;
        }

        IReadOnlyList<Crossing> crossings = Of(axis.Numbers!, differences);
        if (crossings.Count > 0)
        {
            return $"{curve.Name} crosses it {string.Join(", ", crossings.Select(one => About(axis, one.From, one.Until, one.At)))}";
        }

        string side = known[0] > 0 ? "above" : "below";
        string least = curve.Text(known.Min(Math.Abs));
        string most = curve.Text(known.Max(Math.Abs));
        string by = least == most ? $"by {least}" : $"by {least} to {most}";
        return known.Length == differences.Length
            ? $"{curve.Name} is {side} it over the whole range, {by}"
            : $"{curve.Name} is {side} it {by} where they differ";
    }

    private static string About(InputAxis axis, int from, int until, double at)
    {
        string near = Figures.WithUnit(at, axis.Definition.Unit);
        return $"about {near} (between {axis.Values[from]} and {axis.Values[until]})";
    }
}
