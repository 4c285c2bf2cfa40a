using Microsoft.Extensions.Logging;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Grains.Entities;
using Twin.Grains.Storage;
using Twin.Grains.Views;

namespace Twin.Grains.Products;

/// <summary>
/// A change of one CPL entry on its way: first through the population, then through what is stored, in batches with a place kept after
/// each, a few devices at a time and a breath between, so that other callers get through. A device that was reached already refuses.
/// </summary>
[GrainType("product")]
internal sealed partial class ProductGrain(
    [PersistentState("product", SmallStates.Storage)] IPersistentState<ProductState> state,
    EntityHost host,
    BaseCounts counts,
    ILogger<ProductGrain> log) : Grain, IProductGrain
{
    private const int Batch = 2_048;
    private const int PremisesAtOnce = 1 << 18;
    private const int StoredAtOnce = 1 << 16;

    // What one of those under way takes at a time: premises to look through, or devices.
    private const int Portion = 16;

    // In memory more at once would only keep others waiting; on a disk what is at once is what one transaction takes.
    private const int AtOnceInMemory = 8;
    private const int AtOnceOnDisk = 1_024;
    private const int Stretch = 16;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private IGrainTimer? timer;
    private TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductState State => state.State;

    private ushort Number => (ushort)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!State.IsDone)
        {
            Go();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> StartAsync(Wave wave)
    {
        if (State.Wave is { } known && known.Version >= wave.Version)
        {
            if (State.IsDone)
            {
                await GrainFactory.GetGrain<IProductListGrain>(0).WaveDoneAsync(Number, wave.Version);
            }

            return await ReachingAsync();
        }

        State.Wave = wave;
        State.Premises = 0;
        State.Stored = null;
        State.Reached = 0;
        State.IsDone = false;
        State.Members = await CountAsync();
        await state.WriteStateAsync();
        Go();
        return State.Members;
    }

    /// <inheritdoc/>
    public ValueTask<long> ReachingAsync() => new(State.IsDone ? 0 : Math.Max(1, State.Members - State.Reached));

    /// <inheritdoc/>
    public Task FinishAsync() => State.IsDone ? Task.CompletedTask : finished.Task;

    private void Go()
    {
        if (finished.Task.IsCompleted)
        {
            finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        timer?.Dispose();
        timer = this.RegisterGrainTimer(OnTimerAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Breath) { KeepAlive = true });
    }

    private async Task OnTimerAsync()
    {
        try
        {
            await StepAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The place is kept; what was reached twice refuses the second time.
            LogNotReached(log, error, Number);
            timer?.Change(Retry, Breath);
        }
    }

    private async Task StepAsync()
    {
        Wave wave = State.Wave!;
        if (host.Estate.Population is { } population && State.Premises < population.Profile.Premises)
        {
            (ushort number, int first) = (Number, State.Premises);
            int end = (int)Math.Min((long)first + PremisesAtOnce, population.Profile.Premises);
            await ReachAsync(wave, end - first, (at, until) => BaseCounts.MembersOf(population, number, first + at, first + until));
            State.Premises = end;
        }
        else
        {
            (List<ulong> devices, ulong? last, bool isEnd) = await FindStoredAsync(State.Stored);
            await ReachAsync(wave, devices.Count, devices.GetRange);
            State.Stored = last;
            State.IsDone = isEnd;
        }

        await state.WriteStateAsync();
        if (State.IsDone)
        {
            timer?.Dispose();
            timer = null;
            finished.TrySetResult();
            await GrainFactory.GetGrain<IProductListGrain>(0).WaveDoneAsync(Number, wave.Version);
        }
    }

    // Goes through so many places; what is found of them, in portions, is found and reached on as many threads as there are.
    private async Task ReachAsync(Wave wave, int places, Func<int, int, IEnumerable<ulong>> find)
    {
        DeviceCommand command = DeviceCommand.OfListing(wave.Listed);
        CallMoment moment = new(wave.AtMs, wave.Version);
        int portions = (places + Portion - 1) / Portion;
        int atOnce = Math.Min(portions, host.Store is MemoryTwinStore ? AtOnceInMemory : AtOnceOnDisk);
        int next = -1;
        long reached = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(ReachSomeAsync)));
        State.Reached += reached;

        async Task ReachSomeAsync()
        {
            int done = 0;
            for (int at = Interlocked.Increment(ref next); at < portions; at = Interlocked.Increment(ref next))
            {
                foreach (ulong device in find(at * Portion, Math.Min((at + 1) * Portion, places)))
                {
                    long unsettled = await Calls.MakeAsync(
                        static one => one.Grains.Device(one.Device).ReachAsync(one.Command, one.Moment),
                        (host.Grains, Device: device, Command: command, Moment: moment));
                    if (unsettled != 0)
                    {
                        await host.Grains.SettleAsync(new EntityKey(EntityKind.Device, device), unsettled);
                    }

                    if (++done % Stretch == 0)
                    {
                        // Calls within this silo end at once; other callers' work that waits for a thread goes first now.
                        await Task.Yield();
                    }
                }
            }

            Interlocked.Add(ref reached, done);
        }
    }

    // An estimate where devices have changed their entry: those stored with this entry now and not before come on top.
    private async Task<long> CountAsync()
    {
        long members = await counts.MembersAsync(Number);
        ulong? last = null;
        for (bool isEnd = false; !isEnd;)
        {
            (List<ulong> devices, last, isEnd) = await FindStoredAsync(last);
            members += devices.Count;
        }

        return members;
    }

    // Devices that are stored with this entry and were not made with it, after one: a batch of them, or fewer when many were looked at.
    private async Task<(List<ulong> Devices, ulong? Last, bool IsEnd)> FindStoredAsync(ulong? after)
    {
        List<ulong> found = [];
        for (int looked = 0; looked < StoredAtOnce && found.Count < Batch; looked += Batch)
        {
            IReadOnlyList<ulong> devices = await host.Store.FindAsync(
                EntityKind.Device, [KeyValuePair.Create("recorded_firmware", ColumnValue.Of(Number))], after, Batch);
            found.AddRange(devices.Where(device => !counts.IsMember(device, Number)));
            if (devices.Count < Batch)
            {
                return (found, after, true);
            }

            after = devices[^1];
        }

        return (found, after, false);
    }

    [LoggerMessage(2006, LogLevel.Warning, "A change of CPL entry {Number} did not reach some devices; they are tried again.")]
    private static partial void LogNotReached(ILogger log, Exception error, ushort number);
}
