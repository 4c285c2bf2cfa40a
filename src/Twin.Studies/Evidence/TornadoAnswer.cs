using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The sentences that open a tornado's report.</summary>
internal static class TornadoAnswer
{
    private const int MostNamed = 3;

    internal static IReadOnlyList<string> Of(TornadoResult tornado)
        => [.. tornado.Metrics.SelectMany(metric => Sentences(tornado, TornadoMeasure.Of(tornado, metric)))];

    /// <summary>A value of a measure in words.</summary>
    internal static string Text(Metric metric, double value) => new SweepCurve(metric, [0], string.Empty, [], []).Text(value);

    private static IEnumerable<string> Sentences(TornadoResult tornado, IReadOnlyList<TornadoMeasure> measures)
    {
        yield return Most(tornado, measures[0]);
        IEnumerable<IGrouping<string, TornadoMeasure>> said = measures
            .Where(static one => one.IsDifference)
            .GroupBy(Difference, StringComparer.Ordinal);
        foreach (IGrouping<string, TornadoMeasure> same in said)
        {
            string who = Listed([.. same.Select(one => tornado.Base.Variants[one.Variant].Name)]);
            yield return $"{who} against {tornado.Base.Variants[0].Name}, {MetricTitles.Full(measures[0].Metric)}: {same.Key}";
        }
    }

    private static string Listed(string[] names)
        => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Most(TornadoResult tornado, TornadoMeasure measure)
    {
        string what = MetricTitles.Full(measure.Metric);
        if (measure.Base is not { } basis)
        {
            return $"{what}: {tornado.Base.Variants[0].Name} measures nothing.";
        }

        TornadoEffect[] moving = [.. measure.Effects.Where(static one => one.Moves)];
        if (moving.Length == 0)
        {
            return $"{what}: no input that was moved changes it; it stays at {Text(measure.Metric, basis)}.";
        }

        IEnumerable<string> named = moving.Take(MostNamed).Select(effect => Named(measure.Metric, effect));
        string rest = moving.Length < measure.Effects.Count
            ? $" {Figures.Count(measure.Effects.Count - moving.Length)} of {Figures.Count(measure.Effects.Count)} inputs do not touch it."
            : string.Empty;
        string now = $"{tornado.Base.Variants[0].Name}: {Text(measure.Metric, basis)}";
        return $"{what} ({now}) is moved most by {string.Join("; by ", named)}.{rest}";
    }

    private static string Named(Metric metric, TornadoEffect effect)
    {
        string At(string value, double? found) =>
            $"{(found is { } known ? Text(metric, known) : "nothing measured")} at {InputWords.Value(value, effect.Range.Definition.Unit)}";
        return $"{effect.Range.Key} ({At(effect.Range.Low, effect.Low)}, {At(effect.Range.High, effect.High)})"
            + (effect.MayBeChance ? ", which may be chance" : string.Empty);
    }

    private static string Difference(TornadoMeasure measure)
    {
        if (measure.Base is not { } basis)
        {
            return "no comparison, for nothing was measured.";
        }

        double[] found = [basis, .. measure.Effects.SelectMany(static one => (double?[])[one.Low, one.High]).OfType<double>()];
        if (found.All(static one => one == 0))
        {
            return "no difference, whichever input is moved.";
        }

        if (basis == 0)
        {
            string[] making = [.. measure.Effects.Where(static one => one.Moves).Select(static one => one.Range.Key)];
            return $"no difference in the base run; {string.Join(", ", making)} would make one.";
        }

        string[] turning =
        [
            .. measure.Effects
                .Where(one => Turns(basis, one.Low) || Turns(basis, one.High))
                .Select(static one => one.Range.Key),
        ];
        string range = $"{Signed(measure.Metric, basis)} in the base run, from {Signed(measure.Metric, found.Min())} to "
            + $"{Signed(measure.Metric, found.Max())} over all of them";
        return turning.Length == 0
            ? $"{range}; no input turns it around."
            : $"{range}; {string.Join(", ", turning)} {(turning.Length == 1 ? "makes" : "make")} it vanish or turn around.";
    }

    private static bool Turns(double basis, double? value) => value is { } known && Math.Sign(known) != Math.Sign(basis);

    private static string Signed(Metric metric, double value) => (value > 0 ? "+" : string.Empty) + Text(metric, value);
}
