using System.Globalization;
using System.Text;
using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>Runs a study once as it is, and once for each end of each range, all on the same seed.</summary>
public static class TornadoRunner
{
    /// <summary>Runs a tornado.</summary>
    /// <param name="plan">The tornado.</param>
    /// <param name="options">How to run it; an event log is not written.</param>
    /// <returns>The result, and how many discrete events were applied in all.</returns>
    /// <exception cref="InvalidInputException">A metric is named that the study does not have.</exception>
    /// <exception cref="OperationCanceledException">The tornado was stopped.</exception>
    public static (TornadoResult Result, long Events) Run(TornadoPlan plan, StudyRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        (StudyResult basis, long events) = EvidenceRun.Of(plan.Input, EvidenceRun.Labelled(options, "base"));
        MetricChoice.Check(plan.Metrics, basis);
        List<TornadoBar> bars = [];
        foreach (TornadoRange range in plan.Ranges)
        {
            bars.Add(new TornadoBar(range, At(range.Low), At(range.High)));

            StudyResult At(string value)
            {
                if (value == range.Base)
                {
                    return basis;
                }

                InputErrors errors = new();
                StudyInput input = plan.At(range.Key, value, errors);
                errors.ThrowIfAny();
                (StudyResult result, long applied) = EvidenceRun.Of(input, EvidenceRun.Labelled(options, $"{range.Key}={value}"));
                events += applied;
                return result;
            }
        }

        TornadoResult tornado = new()
        {
            Answer = [],
            Digest = DigestOf(basis, bars),
            Metrics = plan.Metrics,
            Definition = plan.Definition,
            Base = basis,
            Bars = bars,
            NotMoved = plan.NotMoved,
        };
        return (tornado with { Answer = TornadoAnswer.Of(tornado) }, events);
    }

    /// <summary>How many runs of the study a plan needs.</summary>
    public static int RunsOf(TornadoPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return 1 + plan.Ranges.Sum(static range => (range.Low == range.Base ? 0 : 1) + (range.High == range.Base ? 0 : 1));
    }

    private static string DigestOf(StudyResult basis, List<TornadoBar> bars)
    {
        StringBuilder all = new();
        all.Append(CultureInfo.InvariantCulture, $"base={basis.Digest}\n");
        foreach (TornadoBar bar in bars)
        {
            all.Append(CultureInfo.InvariantCulture, $"{bar.Range.Text}={bar.Low.Digest} {bar.High.Digest}\n");
        }

        return TextDigest.Of(all);
    }
}
