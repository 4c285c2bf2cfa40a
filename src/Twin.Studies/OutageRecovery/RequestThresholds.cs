using System.Collections.Immutable;
using Twin.Domain.Network.AnomalyDetection;

namespace Twin.Studies.OutageRecovery;

/// <summary>
/// Users' own thresholds of anomaly detection: how many requests of a row may pass in a window (Twin fact sheet 4.4). What exceeds is
/// quarantined. Rows are counted apart, so several threads may ask, each for rows of its own.
/// </summary>
internal sealed class RequestThresholds
{
    private readonly ImmutableArray<UserCount[]> rows;
    private readonly long windowMs;

    /// <summary>Sets the thresholds of a run.</summary>
    internal RequestThresholds(RecoveryPlan plan, int users)
    {
        RecoveryInputs inputs = plan.Inputs;
        windowMs = inputs.WindowMs;
        rows =
        [
            .. MessageRow.All.Select((_, row) => Enumerable.Range(0, users + 1).Select(user => new UserCount
            {
                Threshold = inputs.ThresholdTimesMean is { } times
                    ? (int)Math.Clamp(plan.MeanOf(user, row) * times * windowMs / 86_400_000, inputs.LeastThreshold, int.MaxValue)
                    : int.MaxValue,
                BreachedIn = -1,
            }).ToArray()),
        ];
    }

    /// <summary>In how many windows of a row some user exceeded its threshold.</summary>
    internal long BreachesOf(int row) => rows[row].Sum(static count => (long)count.Breaches);

    /// <summary>How many users exceeded a threshold.</summary>
    internal int UsersInBreach()
        => Enumerable.Range(0, rows[0].Length).Count(user => rows.Any(row => row[user].Breaches > 0));

    /// <summary>Counts a request.</summary>
    /// <param name="user">Who sends it.</param>
    /// <param name="row">Its row.</param>
    /// <param name="timeMs">When, not before the one before it.</param>
    /// <returns>Whether it passes.</returns>
    internal bool Passes(ushort user, int row, long timeMs)
    {
        ref UserCount count = ref rows[row][user];
        long window = timeMs / windowMs;
        if (count.Passed.HasRoom(window, count.Threshold))
        {
            count.Passed.Pass(window);
            return true;
        }

        count.Breaches += count.BreachedIn == window ? 0 : 1;
        count.BreachedIn = window;
        return false;
    }

    private struct UserCount
    {
        internal int Threshold;
        internal int Breaches;
        internal long BreachedIn;
        internal WindowCount Passed;
    }
}
