namespace Twin.Studies.Reports.Charts;

/// <summary>Moves labels that would overlap apart, as little as possible and without changing their order.</summary>
internal static class LabelPlacer
{
    /// <summary>Positions at least a gap apart and between two limits, near the wanted ones.</summary>
    /// <param name="wanted">The wanted positions, in any order; equal ones keep the order given.</param>
    /// <param name="gap">The least distance; made smaller only when the limits leave no room for it.</param>
    /// <param name="low">The lower limit.</param>
    /// <param name="high">The upper limit, not below <paramref name="low"/>.</param>
    /// <returns>A position for each wanted one, in the order given.</returns>
    public static IReadOnlyList<double> Place(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        int count = wanted.Count;
        if (count > 1)
        {
            gap = Math.Min(gap, (high - low) / (count - 1));
        }

        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => wanted[i])];
        List<Cluster> clusters = [];
        foreach (int index in order)
        {
            // Within a cluster the labels stand a gap apart, so its best start is the mean of what each member would choose for it.
            Cluster cluster = new(wanted[index], 1);
            cluster = cluster.Within(gap, low, high);
            while (clusters.Count > 0 && clusters[^1].End(gap) + gap > cluster.Start)
            {
                cluster = clusters[^1].Join(cluster, gap).Within(gap, low, high);
                clusters.RemoveAt(clusters.Count - 1);
            }

            clusters.Add(cluster);
        }

        double[] placed = new double[count];
        int next = 0;
        foreach (Cluster cluster in clusters)
        {
            for (int i = 0; i < cluster.Count; i++)
            {
                placed[order[next++]] = cluster.Start + (i * gap);
            }
        }

        return placed;
    }

    private readonly record struct Cluster(double Wanted, int Count, double Start = 0)
    {
        public double End(double gap) => Start + ((Count - 1) * gap);

        public Cluster Within(double gap, double low, double high) =>
            this with { Start = Math.Max(low, Math.Min(Wanted, high - ((Count - 1) * gap))) };

        public Cluster Join(Cluster later, double gap)
        {
            int count = Count + later.Count;
            double wanted = ((Wanted * Count) + ((later.Wanted - (Count * gap)) * later.Count)) / count;
            return new Cluster(wanted, count);
        }
    }
}
