using FsCheck.Xunit;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

public class TokenBucketTests
{
    [Fact]
    public void Full_bucket_gives_its_burst_at_once_and_then_one_a_period()
    {
        TokenBucket bucket = new(MessageRate.PerSecond(4), 3);
        List<long> taken = [];
        SimTime at = default;
        for (int i = 0; i < 6; i++)
        {
            at = bucket.NextToken(at);
            bucket.Take(at);
            taken.Add(at.Ms);
        }

        Assert.Equal([0, 0, 0, 250, 500, 750], taken);
    }

    [Fact]
    public void Ten_thousand_tokens_at_a_rate_that_divides_nothing_do_not_drift()
    {
        TokenBucket bucket = new(MessageRate.PerSecond(997), 2);
        SimTime at = default;
        for (int i = 0; i < 2 + 9_970; i++)
        {
            at = bucket.NextToken(at);
            bucket.Take(at);
        }

        Assert.Equal(10_000, at.Ms);
    }

    [Fact]
    public void Long_rest_fills_the_bucket_and_no_more()
    {
        TokenBucket bucket = new(MessageRate.PerSecond(1_000_000), 2);
        bucket.Take(default);
        bucket.Take(default);
        SimTime late = new(long.MaxValue / 2);
        bucket.Take(late);
        bucket.Take(late);
        Assert.Equal(late.Plus(1), bucket.NextToken(late));
    }

    [Fact]
    public void Bucket_without_a_limit_lets_everything_pass()
    {
        TokenBucket bucket = default;
        for (int i = 0; i < 1_000; i++)
        {
            bucket.Take(default);
        }

        Assert.True(bucket.IsUnlimited);
        Assert.Equal(default, bucket.NextToken(default));
    }

    [Fact]
    public void Taking_without_a_token_is_an_error()
    {
        TokenBucket bucket = new(MessageRate.PerSecond(1), 1);
        bucket.Take(default);
        Assert.Throws<InvalidOperationException>(() => bucket.Take(new SimTime(999)));
        bucket.Take(new SimTime(1_000));
    }

    [Property(MaxTest = 300)]
    public void In_any_span_no_more_than_the_burst_and_what_the_rate_gives(byte perSecond, byte burst, ushort[] rests)
    {
        int rate = 1 + perSecond;
        int most = 1 + (burst % 20);
        TokenBucket bucket = new(MessageRate.PerSecond(rate), most);
        List<long> taken = [];
        SimTime at = default;
        foreach (ushort rest in rests)
        {
            at = bucket.NextToken(at.Plus(rest % 50));
            bucket.Take(at);
            taken.Add(at.Ms);
        }

        for (int from = 0; from < taken.Count; from++)
        {
            for (int to = from; to < taken.Count; to++)
            {
                Assert.True((to - from + 1) * 1_000L <= (most * 1_000L) + ((taken[to] - taken[from]) * rate));
            }
        }
    }
}
