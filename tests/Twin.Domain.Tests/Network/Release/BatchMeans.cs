namespace Twin.Domain.Tests.Network.Release;

/// <summary>The mean of a long run and its 95 % confidence interval by batch means: neighbours in a queue are not independent.</summary>
internal sealed record BatchMeans(double Mean, double HalfWidth)
{
    private const int Batches = 30;

    // Student's t with 29 degrees of freedom, two-sided 95 %.
    private const double T = 2.045;

    internal static BatchMeans Of(IReadOnlyList<double> values)
    {
        int size = values.Count / Batches;
        double[] means = [.. Enumerable.Range(0, Batches).Select(batch => values.Skip(batch * size).Take(size).Average())];
        double mean = means.Average();
        double variance = means.Sum(one => (one - mean) * (one - mean)) / (Batches - 1);
        return new BatchMeans(mean, T * Math.Sqrt(variance / Batches));
    }

    /// <summary>Fails unless the interval holds the value and is narrow enough to say something.</summary>
    internal void AssertHolds(double expected)
    {
        Xunit.Assert.InRange(expected, Mean - HalfWidth, Mean + HalfWidth);
        Xunit.Assert.True(HalfWidth < 0.1 * expected, $"the interval of {Mean} is {HalfWidth} wide to a side");
    }
}
