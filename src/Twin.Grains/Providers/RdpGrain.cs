using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Providers;

/// <summary>
/// An RDP's outbox: a fold of the event log, of which the grain keeps a snapshot with its place in the log in one write. A file that was
/// sent is itself an event, with the place up to which it had heard; so a crash between file and snapshot sends nothing twice.
/// </summary>
[GrainType("rdp")]
internal sealed class RdpGrain(
    [PersistentState("rdp", SmallStates.Storage)] IPersistentState<RdpState> state, EntityHost host) : Grain, IRdpGrain
{
    private const int Page = 1_000;
    private const int KeepAfter = 50_000;

    private RdpOutbox outbox = null!;
    private long cursor;
    private long kept;
    private bool isSwitchedOff;

    private int Number => (int)this.GetPrimaryKeyLong();

    private RdpFileKind Kind => host.Estate.Providers[Number].FileKind;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        outbox = state.RecordExists
            ? RdpOutbox.Restore(RdpStateForm.Read(state.State, (ushort)Number, Kind))
            : new RdpOutbox((ushort)Number, Kind, host.Estate.Rules.ExportPolicy);
        cursor = kept = state.State.Cursor;
        isSwitchedOff = state.State.IsSwitchedOff;
        await FollowAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RunFileAsync(long atMs)
    {
        if (atMs <= state.State.LastRunMs)
        {
            return;
        }

        await FollowAsync(CancellationToken.None);
        FileRun run = Run();
        if (run.Files.Count > 0)
        {
            await host.Store.AppendAsync([.. run.Files.Select(file => Sent(file, atMs))]);
        }

        state.State.LastRunMs = atMs;
        if (run.Files.Count > 0)
        {
            await KeepAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<RdpFigures> ReadAsync()
    {
        await FollowAsync(CancellationToken.None);
        return new RdpFigures(outbox.PendingCount, outbox.Counts.Files, outbox.Counts.Notified, !isSwitchedOff);
    }

    private Happening Sent(RdpFile file, long atMs) => new()
    {
        At = new SimTime(atMs),
        Kind = TwinEventKind.FileSent,
        Entity = default,
        Cause = (int)Math.Min(file.Sequence, int.MaxValue),
        Before = cursor,
        After = file.Records,
        Provider = Number,
    };

    private FileRun Run()
    {
        FileRun run = new();
        outbox.RunFile(host.Estate.Rules.MaxUpdatesPerFile, ref run);
        return run;
    }

    // Hears everything new in the log. A file among it was sent just before a crash: it is run again at its place, without being sent.
    private async Task FollowAsync(CancellationToken cancellation)
    {
        List<StoredEvent> late = [];
        long after = cursor;
        while (true)
        {
            IReadOnlyList<StoredEvent> events = await host.Store.ReadEventsAsync(
                new EventFilter(Provider: Number), after, Page, cancellation);
            if (events.Count == 0)
            {
                break;
            }

            late.AddRange(events);
            after = events[^1].Sequence;
        }

        long run = 0;
        foreach (StoredEvent one in late.OrderBy(static one => one.Kind == TwinEventKind.FileSent ? one.Before : one.Sequence)
            .ThenBy(static one => one.Kind == TwinEventKind.FileSent))
        {
            if (one.Kind == TwinEventKind.FlagChanged)
            {
                Record(one);
            }
            else if (one.Kind == TwinEventKind.Operation)
            {
                Turn((OperationCause)one.Cause == OperationCause.FeatureSwitchedOn);
            }
            else if (one.Kind == TwinEventKind.FileSent && one.Before >= kept && one.At.Ms > state.State.LastRunMs && run != one.At.Ms)
            {
                // One run may have sent several files.
                run = one.At.Ms;
                Run();
            }
        }

        if (run != 0)
        {
            state.State.LastRunMs = run;
        }

        cursor = after;
        if (cursor - kept > KeepAfter || run != 0)
        {
            await KeepAsync();
        }
    }

    // The cause of a flag's change says whether the flag was ever A before it.
    private void Record(StoredEvent one) => outbox.Record(new FlagChange(
        Mpxn.FromPacked(one.Entity.Number), (DccServiceFlag)one.Before, (DccServiceFlag)one.After, one.Cause != 0));

    // The outbox began under the rule set's policy, so it keeps what it may not tell while the switch is off.
    private void Turn(bool on)
    {
        FeatureSwitches switches = new(on, on);
        isSwitchedOff = !on;
        outbox.SetPolicy(switches.PolicyFor(Kind, host.Estate.Rules.ExportPolicy));
    }

    private async Task KeepAsync()
    {
        state.State.IsSwitchedOff = isSwitchedOff;
        RdpStateForm.Write(outbox.Snapshot(), state.State);
        state.State.Cursor = cursor;
        await state.WriteStateAsync();
        kept = cursor;
    }

    /// <summary>A receiver that takes every record and counts the files.</summary>
    private readonly struct FileRun() : IRdpFileReceiver
    {
        internal List<RdpFile> Files { get; } = [];

        public void Begin(in RdpFile file) => Files.Add(file);

        public bool Deliver(in RdpFile file, in RdpRecord record) => true;

        public void End(in RdpFile file)
        {
        }
    }
}
