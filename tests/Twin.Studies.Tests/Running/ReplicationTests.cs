using Twin.Studies.Results;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.Running;

public sealed class ReplicationTests
{
    // Student's t, two-sided 95 %, from a printed table: 1 degree of freedom 12.706, 2: 4.303, 4: 2.776, 9: 2.262.
    [Theory]
    [InlineData(new double[] { 3, 5 }, 4, 12.706 * 1)]
    [InlineData(new double[] { 1, 2, 6 }, 3, 4.303 * 1.527525)]
    [InlineData(new double[] { 10, 12, 14, 16, 18 }, 14, 2.776 * 1.414214)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 10 }, 1, 2.262 * 1)]
    [InlineData(new double[] { 7, 7, 7 }, 7, 0)]
    public void Half_width_is_Students_t_times_the_standard_error(double[] values, double mean, double halfWidth)
    {
        Sample sample = Sample.Of(values);

        Assert.Equal(mean, sample.Mean, 9);
        Assert.Equal(halfWidth, sample.HalfWidth!.Value, halfWidth * 0.0005);
    }

    [Fact]
    public void One_value_has_no_half_width() => Assert.Equal(new Sample(4, null), Sample.Of([4]));

    // Baseline 100, 104, 108; variant 1, 2 and 6 more: the difference is far surer than either.
    private static readonly FakeStudy Paired = new(static (rule, seed) =>
        100 + (4 * (seed - 5.0)) + (rule == "a1" ? 0 : seed switch { 5 => 1, 6 => 2, _ => 6 }));

    [Fact]
    public void Difference_is_paired_by_replication()
    {
        StudyResult result = Paired.RunTwo(replications: 3);
        MetricDifference difference = result.Differences.Single(static d => d.Metric == "figure");

        Assert.Equal(("one", "two"), (difference.BaselineVariant, difference.Variant));
        Assert.Equal((104.0, 107.0, 3.0), (difference.BaselineValue, difference.VariantValue, difference.Absolute));
        Assert.Equal(3 / 104.0, difference.Relative!.Value, 12);
        Assert.Equal(4.303 * 1.527525, difference.HalfWidth!.Value, 0.005);
        Assert.Equal(4.303 * 2.309401, result.Variants[0].Metrics[0].HalfWidth!.Value, 0.005);
    }

    [Fact]
    public void Metric_that_is_the_same_in_both_differs_by_nothing_for_sure()
    {
        MetricDifference difference = Paired.RunTwo(replications: 3).Differences.Single(static d => d.Metric == "same");

        Assert.Equal((6.0, 6.0, 0.0, 0.0, 0.0),
            (difference.BaselineValue, difference.VariantValue, difference.Absolute, difference.Relative, difference.HalfWidth));
    }

    [Fact]
    public void Single_replication_has_values_and_no_half_widths()
    {
        StudyResult result = Paired.RunTwo(replications: 1);

        Assert.All(result.Differences, static d => Assert.Null(d.HalfWidth));
        Assert.All(result.Variants.SelectMany(static v => v.Metrics), static m => Assert.Null(m.HalfWidth));
        Assert.Equal(
            (100.0, 101.0, 1.0), (result.Differences[0].BaselineValue, result.Differences[0].VariantValue, result.Differences[0].Absolute));
    }

    [Fact]
    public void Replications_use_the_seeds_that_follow()
    {
        StudyResult result = Paired.RunTwo(replications: 4, seed: 20);

        Assert.Equal(21.5, result.Variants[0].Metrics[1].Value);
        Assert.Equal(20UL, result.Seed);
    }

    [Fact]
    public void Nothing_measured_in_one_replication_leaves_the_mean_and_the_difference_open()
    {
        StudyResult result = new FakeStudy(static (rule, seed) => rule == "b" && seed == 6 ? null : 1).RunTwo(replications: 3);

        Assert.Equal(1, result.Variants[0].Metrics[0].Value);
        Assert.Null(result.Variants[1].Metrics[0].Value);
        Assert.Equal((null, null, null), (result.Differences[0].Absolute, result.Differences[0].Relative, result.Differences[0].HalfWidth));
    }

    [Fact]
    public void No_share_is_given_of_a_baseline_of_zero()
    {
        MetricDifference difference = new FakeStudy(static (rule, _) => rule == "a1" ? 0 : 5).RunTwo(replications: 2).Differences[0];

        Assert.Equal((5.0, null), (difference.Absolute, difference.Relative));
    }

    [Theory]
    [InlineData("a1", 5)]
    [InlineData("a1", 7)]
    [InlineData("b", 5)]
    [InlineData("b", 7)]
    public void Digest_changes_with_that_of_any_variant_and_replication(string variant, ulong seed)
    {
        FakeStudy plain = new(static (_, _) => 1);
        FakeStudy changed = new(static (_, _) => 1) { Digest = (v, s) => v == variant && s == seed ? "changed" : plain.Digest(v, s) };

        Assert.NotEqual(plain.RunTwo(replications: 3).Digest, changed.RunTwo(replications: 3).Digest);
        Assert.Equal(plain.RunTwo(replications: 3).Digest, plain.RunTwo(replications: 3).Digest);
    }

    [Fact]
    public void Variants_that_met_different_worlds_are_not_compared()
    {
        FakeStudy study = new(static (_, _) => 1) { World = static (variant, seed) => variant == "b" && seed == 6 ? "another" : "one" };

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => study.RunTwo(replications: 2));
        Assert.StartsWith("variant 'two' met another world than the baseline", error.Message, StringComparison.Ordinal);
    }
}
