using Twin.Grains.Entities;
using Xunit;

namespace Twin.Grains.Tests.Entities;

public sealed class EntityTurnTests
{
    [Fact]
    public void Turn_that_is_free_is_taken_at_once()
    {
        EntityTurn turn = new();
        Assert.True(AskFor(turn).IsCompletedSuccessfully);
        turn.Leave();
        Assert.True(AskFor(turn).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Turn_is_given_in_the_order_of_asking()
    {
        EntityTurn turn = new();
        await turn.EnterAsync();
        Task[] waiting = [AskFor(turn), AskFor(turn), AskFor(turn)];
        Assert.All(waiting, static one => Assert.False(one.IsCompleted));
        for (int at = 0; at < waiting.Length; at++)
        {
            turn.Leave();
            await waiting[at];
            Assert.All(waiting[(at + 1)..], static one => Assert.False(one.IsCompleted));
        }

        turn.Leave();
        Assert.True(AskFor(turn).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Turn_is_never_had_by_two_at_once()
    {
        EntityTurn turn = new();
        int inside = 0;
        int most = 0;
        int taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int round = 0; round < 500; round++)
            {
                await turn.EnterAsync();
                most = Math.Max(most, Interlocked.Increment(ref inside));
                taken++;
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                turn.Leave();
            }
        })));
        Assert.Equal((1, 16 * 500), (most, taken));
    }

    private static Task AskFor(EntityTurn turn) => turn.EnterAsync().AsTask();
}
