using FsCheck.Xunit;
using Twin.Domain.Network.RequestAllocation;
using Xunit;

namespace Twin.Domain.Tests.Network.RequestAllocation;

public class RequestAllocatorTests
{
    private static RequestAllocator Two(bool defers, long first = 10, long second = 10, long operating = 40)
        => new([first, second], operating, AllocationShare.Allocation, 1_000, defers);

    private static int Admit(RequestAllocator allocator, int user, int requests, long atMs)
        => Enumerable.Range(0, requests).Count(_ => allocator.Offer(user, atMs));

    [Fact]
    public void First_interval_has_no_limits_and_the_next_ones_have_those_that_follow_from_it()
    {
        RequestAllocator allocator = Two(defers: false);
        Assert.Equal(100, Admit(allocator, 0, 100, 999));
        Assert.False(allocator.IsThrottling);

        // Half of 40 is its share, more than the 10 allocated; the other user sends nothing and is not throttled.
        Assert.Equal(20, Admit(allocator, 0, 100, 1_000));
        Assert.True(allocator.IsThrottling);
        Assert.Equal(15, Admit(allocator, 1, 15, 1_500));
        Assert.Equal(20, Admit(allocator, 0, 30, 2_000));

        // 30 and nothing: not above 40, so the interval after has no limit.
        Assert.Equal(30, Admit(allocator, 0, 30, 3_000));
    }

    [Fact]
    public void Limits_end_when_nothing_was_sent_for_an_interval()
    {
        RequestAllocator allocator = Two(defers: false);
        Admit(allocator, 0, 100, 0);
        Assert.Equal(100, Admit(allocator, 0, 100, 2_000));
    }

    [Fact]
    public void Deferred_requests_wait_count_as_demand_and_are_released_first()
    {
        RequestAllocator allocator = Two(defers: true);
        Admit(allocator, 0, 100, 0);
        Assert.Equal(20, Admit(allocator, 0, 60, 1_000));
        Assert.Equal(40, allocator.Waiting);

        // 60 were sent in second 1: throttled in second 2. Who waits is first.
        Assert.False(allocator.Offer(0, 2_000));
        Assert.Equal(20, Enumerable.Range(0, 50).Count(_ => allocator.TryRelease(0, 2_000)));
        Assert.Equal(21, allocator.Waiting);

        // 40 waited and one came in second 2: 41 are more than 40.
        Assert.Equal(20, Enumerable.Range(0, 50).Count(_ => allocator.TryRelease(0, 3_000)));

        // In second 3 only 21 were there.
        Assert.True(allocator.TryRelease(0, 4_000));
        Assert.False(allocator.IsThrottling);
        Assert.Equal(0, allocator.Waiting);
        Assert.True(allocator.Offer(0, 4_000));
    }

    [Property(MaxTest = 300)]
    public void Every_request_is_admitted_or_rejected_or_waits_and_limits_hold(ushort[] script, bool defers)
    {
        RequestAllocator allocator = Two(defers, 3, 5, 12);
        long now = 0;
        long offered = 0;
        long admitted = 0;
        long refused = 0;
        long[] inInterval = new long[2];
        foreach (ushort step in script)
        {
            long next = now + (step % 400);
            if (next / 1_000 != now / 1_000)
            {
                Array.Clear(inInterval);
            }

            now = next;
            int user = (step >> 9) % 2;
            bool passed;
            if (step >> 14 == 3)
            {
                passed = allocator.TryRelease(user, now);
            }
            else
            {
                offered++;
                passed = allocator.Offer(user, now);
                refused += passed || defers ? 0 : 1;
            }

            admitted += passed ? 1 : 0;
            inInterval[user] += passed ? 1 : 0;
            Assert.Equal(offered, admitted + refused + allocator.Waiting);
            Assert.True(inInterval[user] <= allocator.LimitOf(user));
        }
    }
}
