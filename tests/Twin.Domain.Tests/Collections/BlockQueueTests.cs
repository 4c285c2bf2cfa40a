using FsCheck.Xunit;
using Twin.Domain.Collections;
using Xunit;

namespace Twin.Domain.Tests.Collections;

public class BlockQueueTests
{
    [Property(MaxTest = 200)]
    public void Queue_gives_what_a_plain_queue_gives(short[] script)
    {
        BlockQueue<long> queue = new();
        Queue<long> plain = new();
        long next = 0;
        foreach (short step in script)
        {
            // Bursts of some thousands, so that blocks are added, dropped and used again.
            for (int i = 0; i < Math.Abs(step % 3_000); i++)
            {
                if (step > 0)
                {
                    queue.Enqueue(next);
                    plain.Enqueue(next++);
                }
                else if (plain.Count > 0)
                {
                    Assert.Equal(plain.Peek(), queue.Peek());
                    Assert.Equal(plain.Dequeue(), queue.Dequeue());
                }
            }

            Assert.Equal(plain.Count, queue.Count);
            Assert.Equal(next, queue.Entered);
        }
    }

    [Fact]
    public void Place_counts_from_the_start_of_the_queue()
    {
        BlockQueue<int> queue = new();
        for (int i = 0; i < 10_000; i++)
        {
            queue.Enqueue(i);
        }

        for (int i = 0; i < 5_000; i++)
        {
            queue.Dequeue();
        }

        Assert.Equal(5_000, queue.Left);
        Assert.Equal(5_000, queue[queue.Left]);
        Assert.Equal(9_999, queue[queue.Entered - 1]);
    }

    [Fact]
    public void Taking_from_an_empty_queue_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => new BlockQueue<int>().Dequeue());
}
