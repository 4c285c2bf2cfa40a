namespace Twin.Studies.Input;

/// <summary>Guesses what a user meant by a text that is not one of those allowed.</summary>
public static class NearestText
{
    private const int LongestGuessed = 60;

    /// <summary>A sentence that names the nearest of the allowed texts; empty when none is near.</summary>
    /// <param name="found">What the user wrote.</param>
    /// <param name="allowed">What could have been written; of equally near ones the one that begins alike for longest, then the one
    /// of the most equal length.</param>
    /// <remarks>
    /// Near means at most a third of the letters (and at least one) to insert, drop, change or swap with a neighbour, and
    /// something left that is the same; case does not count.
    /// </remarks>
    public static string Hint(string found, IEnumerable<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(allowed);
        if (found.Length > LongestGuessed)
        {
            return string.Empty;
        }

        string? nearest = null;
        (int Distance, int Unlike, int Longer) least = (Math.Max(1, found.Length / 3), int.MaxValue, int.MaxValue);
        foreach (string candidate in allowed)
        {
            int start = found.AsSpan().CommonPrefixLength(candidate);

            // A text that only lacks its end is near however long the end is: 8.14 for 8.14.1.
            int distance = start == found.Length && start > 1 ? 1 : Distance(found.ToUpperInvariant(), candidate.ToUpperInvariant());
            (int, int, int) rank = (distance, found.Length - start, Math.Abs(candidate.Length - found.Length));
            if (distance < Math.Max(found.Length, candidate.Length) && rank.CompareTo(least) < 0)
            {
                (nearest, least) = (candidate, rank);
            }
        }

        return nearest is null ? string.Empty : $"did you mean '{nearest}'?";
    }

    // Edit distance in which two neighbours that changed places count once; three rows of the table are enough.
    private static int Distance(string a, string b)
    {
        int[] twoAbove = new int[b.Length + 1];
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        int[] row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }

            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[b.Length];
    }
}
