using Microsoft.Extensions.Logging;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Forms;
using Twin.Grains.Products;
using Twin.Grains.Storage;

namespace Twin.Grains.Clock;

/// <summary>The conductor: owns the board, and fires what is due when the twin's time has passed it.</summary>
/// <remarks>
/// The twin's time follows the clock from an anchor, also while no silo runs: what fell due meanwhile is done when one does. It never goes
/// back behind an event of the log.
/// </remarks>
[GrainType("conductor")]
internal sealed partial class ConductorGrain(
    [PersistentState("conductor", SmallStates.Storage)] IPersistentState<ConductorState> state,
    ConductorOptions options,
    EntityHost host,
    TimeProvider clock,
    ILogger<ConductorGrain> log) : Grain, IConductorGrain
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ToldWithin = TimeSpan.FromSeconds(3);

    private readonly Dictionary<IBoardObserver, DateTimeOffset> observers = [];
    private Board board = null!;
    private DueRun due = null!;

    private long WallMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        due = new DueRun(host, GrainFactory, options.Files, log);
        long wall = WallMs;
        if (state.State.Board is { } kept)
        {
            // At top speed the time goes on without a write for each thing done; the log knows how far it was.
            long last = await LastEventMsAsync(cancellationToken);
            board = kept.At(wall).Ms < last ? kept with { WallMs = wall, SimMs = last } : kept;
        }
        else
        {
            long start = options.Start?.Ms ?? wall;
            board = new Board(1, wall, start, options.Speed, options.Paused, DspDown: false, HeldAfter: -1, ProductVersion: 0);
            state.State.FilesDoneMs = start;
            await SaveAsync();
        }

        ProductListSnapshot? products = await GrainFactory.GetGrain<IProductListGrain>(0).GetAsync(0);
        board = board with { Version = board.Version + 1, ProductVersion = products?.Version ?? 0 };
        this.RegisterGrainTimer(OnTickAsync, Tick, Tick);
    }

    /// <inheritdoc/>
    public Task<Board> ObserveAsync(IBoardObserver observer)
    {
        observers[observer] = clock.GetUtcNow() + Lease;
        return Task.FromResult(board);
    }

    /// <inheritdoc/>
    public Task AnnounceAsync(long productVersion)
        => PublishAsync(board with { ProductVersion = Math.Max(board.ProductVersion, productVersion) });

    /// <inheritdoc/>
    public async Task<Board> ControlAsync(int? speed, bool? paused, long? stepSeconds)
    {
        if (speed is not null || paused is not null || !board.Paused)
        {
            Board anchored = board.Anchored(WallMs);
            await PublishAsync(anchored with { Speed = speed ?? anchored.Speed, Paused = paused ?? anchored.Paused });
            await SaveAsync();
        }

        if (stepSeconds is { } seconds)
        {
            await AdvanceAsync(new SimTime(board.SimMs).Plus(seconds * SimTime.SecondMs), long.MaxValue);
            await SaveAsync();
        }

        return board;
    }

    /// <inheritdoc/>
    public async Task<KeptAnswer> SetOutageAsync(Guid id, bool dsp, bool begins)
    {
        if (state.State.Answers.Find(kept => kept.Id == id) is { } before)
        {
            return before;
        }

        long now = board.At(WallMs).Ms;
        long last = await host.Store.LastSequenceAsync();
        await PublishAsync(dsp
            ? board with { DspDown = begins }
            : board with { HeldAfter = !begins ? -1 : board.HeldAfter >= 0 ? board.HeldAfter : last });
        KeptAnswer answer = await KeepAsync(id, now);
        await host.Store.AppendAsync([OperationEvents.Outage(id, new SimTime(now), dsp, begins)]);
        return answer;
    }

    /// <inheritdoc/>
    public async Task<KeptAnswer> TurnSwitchAsync(Guid id, bool isGas, bool on)
    {
        if (state.State.Answers.Find(kept => kept.Id == id) is { } before)
        {
            return before;
        }

        // The log first: RDPs follow it alone. Told twice, after a crash before the answer is kept, they pass over the second.
        long now = board.At(WallMs).Ms;
        await host.Store.AppendAsync(
            [.. host.Estate.Providers.Index().Where(one => one.Item.IsGas == isGas)
                .Select(one => OperationEvents.FeatureSwitch(id, new SimTime(now), one.Index, isGas, on))]);
        return await KeepAsync(id, now);
    }

    /// <inheritdoc/>
    public async Task<KeptAnswer> SetUserAsync(Guid id, ushort user, bool suspended)
    {
        if (state.State.Answers.Find(kept => kept.Id == id) is { } before)
        {
            return before;
        }

        long now = board.At(WallMs).Ms;
        await host.Store.AppendAsync([OperationEvents.UserStatus(id, new SimTime(now), host.Estate.Users[user].Id, suspended)]);
        IEnumerable<ushort> others = (board.Suspended ?? []).Where(other => other != user);
        ushort[] all = [.. (suspended ? others.Append(user) : others).Order()];
        await PublishAsync(board with { Suspended = all.Length == 0 ? null : all });
        return await KeepAsync(id, now);
    }

    // Entities have written what they were told; only the conductor's own place may be behind.
    private async Task<long> LastEventMsAsync(CancellationToken cancellation)
    {
        long last = await host.Store.LastSequenceAsync(cancellation);
        IReadOnlyList<StoredEvent> events = await host.Store.ReadEventsAsync(default, Math.Max(0, last - 1), 1, cancellation);
        return events.Count == 0 ? long.MinValue : events[0].At.Ms;
    }

    private async Task OnTickAsync()
    {
        if (board.Paused)
        {
            return;
        }

        try
        {
            long wall = WallMs;
            if (board.Speed > 0)
            {
                await AdvanceAsync(board.At(wall), wall + 1_000);
            }
            else if (await due.NextAsync(state.State.FilesDoneMs) is { } next)
            {
                await AdvanceAsync(next, wall + 1_000);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What is due stays due until the step it causes is stored.
            LogTickFailed(log, error);
        }
    }

    // Does everything due until a time of the twin, but no new batch after a time of the clock.
    private async Task AdvanceAsync(SimTime until, long untilWallMs)
    {
        bool follows = board.Paused || board.Speed == 0;
        while (WallMs < untilWallMs)
        {
            DueRun.Progress progress = await due.RunAsync(until, state.State.FilesDoneMs, board.ProductVersion);
            if (progress.FilesDoneMs != state.State.FilesDoneMs)
            {
                state.State.FilesDoneMs = progress.FilesDoneMs;
                await SaveAsync();
            }

            if (follows)
            {
                long reached = progress.IsDone ? until.Ms : progress.Reached.Ms;
                await PublishAsync(board with { WallMs = WallMs, SimMs = Math.Max(board.SimMs, reached) });
            }

            if (progress.IsDone)
            {
                return;
            }
        }
    }

    // What could not be stored is not known at the next call either, which does it again.
    private async Task<KeptAnswer> KeepAsync(Guid id, long now)
    {
        KeptAnswer answer = new(id, now, 0);
        KeptAnswer.Keep(state.State.Answers, answer);
        try
        {
            await SaveAsync();
            return answer;
        }
        catch
        {
            state.State.Answers.Remove(answer);
            throw;
        }
    }

    private Task SaveAsync()
    {
        state.State.Board = board;
        return state.WriteStateAsync();
    }

    private async Task PublishAsync(Board next)
    {
        board = next with { Version = board.Version + 1 };
        DateTimeOffset now = clock.GetUtcNow();
        foreach (IBoardObserver late in observers.Where(one => one.Value < now).Select(one => one.Key).ToArray())
        {
            observers.Remove(late);
        }

        await Task.WhenAll(observers.Keys.ToArray().Select(TellAsync));
    }

    private async Task TellAsync(IBoardObserver observer)
    {
        try
        {
            await observer.ChangedAsync(board).WaitAsync(ToldWithin, clock);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A silo that is gone. One that is there asks again within seconds.
            observers.Remove(observer);
            LogNotTold(log, error);
        }
    }

    [LoggerMessage(2003, LogLevel.Warning, "What was due could not be done; it stays due and is tried again.")]
    private static partial void LogTickFailed(ILogger log, Exception error);

    [LoggerMessage(2004, LogLevel.Information, "A silo was not told of the new board.")]
    private static partial void LogNotTold(ILogger log, Exception error);
}
