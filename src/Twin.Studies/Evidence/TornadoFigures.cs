using Twin.Studies.Reports;

namespace Twin.Studies.Evidence;

/// <summary>The figures of a tornado as rows of text, for a terminal.</summary>
public static class TornadoFigures
{
    /// <summary>
    /// For every metric shown, the inputs that move the baseline most: metric, input, low, base and high value, and what each gives.
    /// </summary>
    /// <param name="tornado">The tornado.</param>
    /// <param name="most">The most rows for a metric.</param>
    public static IEnumerable<IReadOnlyList<string>> Rows(TornadoResult tornado, int most)
    {
        ArgumentNullException.ThrowIfNull(tornado);
        return
            from metric in tornado.Metrics
            let measure = TornadoMeasure.Of(tornado, metric)[0]
            from effect in measure.Effects.Where(static one => one.Moves).Take(most)
            select (IReadOnlyList<string>)
            [
                metric, effect.Range.Key, effect.Range.Low, effect.Range.Base, effect.Range.High, Text(effect.Low), Text(measure.Base),
                Text(effect.High),
            ];
    }

    private static string Text(double? value) => value is { } known ? Figures.Number(known) : Figures.None;
}
