using MathNet.Numerics.Distributions;

namespace Twin.Studies.Running;

/// <summary>The mean of a few replications and how sure it is.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of the 95 % confidence interval by Student's t; null for a single value.</param>
internal readonly record struct Sample(double Mean, double? HalfWidth)
{
    private const double TwoSided95 = 0.975;

    /// <summary>
    /// The sample of what each replication changed: the second value less the first, pair by pair; null where one is missing.
    /// </summary>
    internal static Sample? OfDifferences(IReadOnlyList<double?> before, IReadOnlyList<double?> after)
    {
        if (before.Count != after.Count || before.Count == 0 || before.Concat(after).Any(static value => value is null))
        {
            return null;
        }

        return Of([.. before.Zip(after, static (one, other) => other!.Value - one!.Value)]);
    }

    /// <summary>The sample of values, at least one.</summary>
    internal static Sample Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        if (values.Length == 1)
        {
            return new Sample(mean, null);
        }

        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        int degrees = values.Length - 1;
        double error = Math.Sqrt(squares / degrees / values.Length);
        return new Sample(mean, Student(degrees) * error);
    }

    /// <summary>
    /// The difference of two means that are not paired, the second less the first, by Welch: their variances need not be the same.
    /// </summary>
    /// <param name="first">The one mean, with its interval.</param>
    /// <param name="firstCount">Of how many values, at least 2.</param>
    /// <param name="second">The other mean.</param>
    /// <param name="secondCount">Of how many values, at least 2.</param>
    internal static Sample OfUnpaired(Sample first, int firstCount, Sample second, int secondCount)
    {
        double one = Squared(first.HalfWidth!.Value / Student(firstCount - 1));
        double other = Squared(second.HalfWidth!.Value / Student(secondCount - 1));
        double both = one + other;
        if (both == 0)
        {
            return new Sample(second.Mean - first.Mean, 0);
        }

        double degrees = Squared(both) / ((Squared(one) / (firstCount - 1)) + (Squared(other) / (secondCount - 1)));
        return new Sample(second.Mean - first.Mean, Student(degrees) * Math.Sqrt(both));
    }

    private static double Student(double degrees) => StudentT.InvCDF(0, 1, degrees, TwoSided95);

    private static double Squared(double value) => value * value;
}
