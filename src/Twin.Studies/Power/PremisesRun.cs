namespace Twin.Studies.Power;

/// <summary>Consecutive premises by their number in the whole estate.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PremisesRun(int First, int Count)
{
    /// <summary>The part of it that lies in other premises; of no premises when none does.</summary>
    internal PremisesRun Within(int first, int count)
    {
        int from = Math.Max(First, first);
        int until = Math.Min(First + Count, first + count);
        return new PremisesRun(from, Math.Max(0, until - from));
    }

    /// <summary>Runs of premises in ascending order, neighbours joined.</summary>
    internal static List<PremisesRun> Of(IEnumerable<int> ascending)
    {
        List<PremisesRun> runs = [];
        foreach (int premises in ascending)
        {
            if (runs.Count > 0 && runs[^1].First + runs[^1].Count == premises)
            {
                runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            }
            else
            {
                runs.Add(new PremisesRun(premises, 1));
            }
        }

        return runs;
    }
}
