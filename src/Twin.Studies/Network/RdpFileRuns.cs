using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Engine.Estate;

namespace Twin.Studies.Network;

/// <summary>The way of changed flags to the registration data providers: an outbox for each, and file runs by a schedule.</summary>
internal sealed class RdpFileRuns
{
    private readonly SimulatedEstate estate;
    private readonly RdpRouting routing;
    private readonly RdpFileInputs inputs;
    private readonly int? mostUpdates;
    private readonly RandomStream rejections;
    private readonly ParallelOptions options;
    private readonly IRdpFileLog? log;
    private readonly RdpOutbox[] outboxes;
    private int runs;

    /// <summary>Makes the outboxes.</summary>
    /// <param name="estate">The estate whose RDPs are told.</param>
    /// <param name="rules">The rules: export policy and limit for a file.</param>
    /// <param name="inputs">When files are made, and how many records are rejected.</param>
    /// <param name="rejections">Which records an RDP rejects: draws by meter point and file run, of their own stream (R8).</param>
    /// <param name="options">How many threads may work on outboxes at once.</param>
    /// <param name="log">The event log; null for none.</param>
    internal RdpFileRuns(
        SimulatedEstate estate,
        RuleSet rules,
        RdpFileInputs inputs,
        RandomStream rejections,
        ParallelOptions options,
        IRdpFileLog? log)
    {
        this.estate = estate;
        this.inputs = inputs;
        this.rejections = rejections;
        this.options = options;
        this.log = log;
        mostUpdates = rules.MaxUpdatesPerFile;
        routing = new RdpRouting(estate.Providers);
        outboxes = [.. estate.Providers.Select((provider, i) => new RdpOutbox(
            (ushort)i,
            provider.IsGas ? RdpFileKind.Dxi : RdpFileKind.D0350,
            rules.ExportPolicy))];
    }

    /// <summary>The outboxes, in the order of the estate's RDPs.</summary>
    internal IReadOnlyList<RdpOutbox> Outboxes => outboxes;

    /// <summary>Which RDP hears of a meter point; <see cref="RdpRouting.Nobody"/> when none does.</summary>
    /// <param name="meterPoint">The meter point.</param>
    /// <param name="networkOperator">Its network operator's user number.</param>
    internal int ProviderOf(Mpxn meterPoint, ushort networkOperator) => routing.ProviderOf(meterPoint, networkOperator);

    /// <summary>Puts a change into the outbox of an RDP.</summary>
    /// <param name="provider">The RDP's place.</param>
    /// <param name="change">The change.</param>
    /// <param name="isFirst">Whether it is known to be the meter point's first, so that nothing need be searched for.</param>
    internal void Record(int provider, in FlagChange change, bool isFirst) => outboxes[provider].Record(change, isFirst);

    /// <summary>When files are made next, strictly after a moment.</summary>
    internal long NextAfter(long afterMs) => inputs.Schedule.NextAfter(new SimTime(afterMs)).Ms;

    /// <summary>Makes the files of a moment if they are due at it.</summary>
    /// <param name="nowMs">The moment.</param>
    /// <returns>How many records RDPs accepted; null when no files were due.</returns>
    internal long? RunIfDue(long nowMs)
    {
        if (nowMs <= 0 || NextAfter(nowMs - 1) != nowMs)
        {
            return null;
        }

        runs++;
        long before = outboxes.Sum(static o => o.Counts.Notified);

        // A log has one order.
        if (log is null)
        {
            Parallel.ForEach(outboxes, options, outbox => Run(outbox, nowMs));
        }
        else
        {
            Array.ForEach(outboxes, outbox => Run(outbox, nowMs));
        }

        return outboxes.Sum(static o => o.Counts.Notified) - before;
    }

    /// <summary>Writes the records that no file has carried to the event log.</summary>
    internal void LogWaiting(long nowMs)
    {
        for (int i = 0; log is not null && i < outboxes.Length; i++)
        {
            foreach (RdpOutboxRow row in outboxes[i].Snapshot().Rows.Where(static row => row.DueOrder >= 0))
            {
                log.Waiting(nowMs, estate.Providers[i].Name, row);
            }
        }
    }

    private void Run(RdpOutbox outbox, long nowMs)
    {
        Receiver receiver = new(this, nowMs);
        _ = outbox.RunFile(mostUpdates, ref receiver);
    }

    /// <summary>The RDPs' side: which records they reject is drawn by meter point and run.</summary>
    private readonly struct Receiver(RdpFileRuns files, long nowMs) : IRdpFileReceiver
    {
        /// <inheritdoc/>
        public void Begin(in RdpFile file)
        {
        }

        /// <inheritdoc/>
        public bool Deliver(in RdpFile file, in RdpRecord record)
        {
            bool accepted = !files.rejections.Happens(files.inputs.RejectionPpm, record.MeterPoint.Packed, (uint)files.runs);
            files.log?.Record(nowMs, files.estate.Providers[file.Rdp].Name, file, record, accepted);
            return accepted;
        }

        /// <inheritdoc/>
        public void End(in RdpFile file) => files.log?.File(nowMs, files.estate.Providers[file.Rdp].Name, file);
    }
}
