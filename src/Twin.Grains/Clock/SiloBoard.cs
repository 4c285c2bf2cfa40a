using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Products;

namespace Twin.Grains.Clock;

/// <summary>
/// A silo's copy of the board. Asks for it every five seconds, which also wakes a conductor that went down with another silo.
/// </summary>
internal sealed partial class SiloBoard(
    IGrainFactory grains, ProductBook products, UserBook users, TimeProvider clock, ILogger<SiloBoard> log)
    : BackgroundService, IBoardObserver
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Board? board;

    /// <summary>The board; only after <see cref="ReadyAsync"/>.</summary>
    internal Board Current => Volatile.Read(ref board) ?? throw new InvalidOperationException("the silo has no board yet");

    /// <summary>The twin's time.</summary>
    internal SimTime Now => Current.At(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>What a call made now carries.</summary>
    internal CallMoment Moment => new(Now.Ms, Math.Max(Current.ProductVersion, products.Version));

    /// <summary>Ends when there is a board.</summary>
    internal Task ReadyAsync(CancellationToken cancellation)
        => ready.Task.IsCompleted ? Task.CompletedTask : ready.Task.WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task ChangedAsync(Board board)
    {
        Take(board);
        return Task.CompletedTask;
    }

    /// <summary>Takes a board unless a newer one is there.</summary>
    internal void Take(Board next)
    {
        lock (gate)
        {
            if (board is null || next.Version >= board.Version)
            {
                Volatile.Write(ref board, next);
                users.Take(next.Suspended);
            }
        }

        ready.TrySetResult();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IBoardObserver self = grains.CreateObjectReference<IBoardObserver>(this);
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            do
            {
                await AskAsync(self);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task AskAsync(IBoardObserver self)
    {
        try
        {
            Take(await grains.GetGrain<IConductorGrain>(0).ObserveAsync(self));
            await products.RefreshAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The conductor may be moving, or the store may be away: it is asked again.
            LogNoBoard(log, error);
        }
    }

    [LoggerMessage(2002, LogLevel.Warning, "The conductor did not answer; it is asked again.")]
    private static partial void LogNoBoard(ILogger log, Exception error);
}
