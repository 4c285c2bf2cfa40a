using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.OutageRecovery;

/// <summary>What becomes of messages before they are in the DCC's outbound queue: in one partition, without a look at others.</summary>
internal sealed class RecoveryHandler : IPartitionHandler<RecoveryMessage>
{
    private readonly RecoveryPlan plan;
    private readonly RecoveryInputs inputs;
    private int looked;

    /// <summary>Makes the handler of a partition.</summary>
    internal RecoveryHandler(RecoveryPlan plan)
    {
        this.plan = plan;
        inputs = plan.Inputs;
    }

    /// <summary>Messages due, by row.</summary>
    internal long[] Due { get; } = new long[MessageRow.All.Count];

    /// <summary>Messages due at premises that nobody hears of, which go nowhere.</summary>
    internal long WithoutUser { get; private set; }

    /// <summary>Requests that the DSP refused, each time counted.</summary>
    internal long Refused { get; private set; }

    /// <summary>Requests repeated, each time counted.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Requests that users gave up.</summary>
    internal long GivenUp { get; private set; }

    /// <summary>Requests refused that are still to be repeated.</summary>
    internal long Pending { get; private set; }

    /// <summary>Of these, those that belong to the outage, by row.</summary>
    internal long[] PendingOfOutage { get; } = new long[MessageRow.All.Count];

    /// <summary>Schedules missed.</summary>
    internal long Missed { get; private set; }

    /// <summary>Schedules to be caught up on.</summary>
    internal long CaughtUp { get; private set; }

    /// <inheritdoc/>
    public void Look(ReadOnlySpan<SimEvent> upcoming, PartitionRun<RecoveryMessage> run)
    {
        // Reading is all: the next events find their premises in the processor's cache.
        foreach (ref readonly SimEvent one in upcoming)
        {
            looked += plan.Routes[MessageSource.PremisesOf(one)].Supplier;
        }
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<RecoveryMessage> run)
    {
        int row = MessageSource.RowOf(due);
        int premises = MessageSource.PremisesOf(due);
        ref readonly PremisesRoute route = ref plan.Routes[premises];
        MessageRow about = MessageRow.All[row];
        ushort user = about.ToNetworkOperator ? route.NetworkOperator : route.Supplier;
        bool isFirst = due.Kind == (byte)RecoveryEventKind.Due;
        if (isFirst)
        {
            Due[row]++;
            run.CountExogenous(row, (ulong)due.Entity, due.TimeMs, (ulong)premises);
            if (user == 0)
            {
                WithoutUser++;
                return;
            }
        }

        long originMs = isFirst ? due.TimeMs : plan.Times.TimeOf(row, due.Entity);
        RecoveryMessage message = new(
            due.TimeMs, (uint)due.Entity, (uint)originMs, user, due.Sequence, WaitingMessage.RowWith(row, route.IsSmets1), default);
        if (isFirst && plan.Logs)
        {
            run.Post(message with { Kind = RecoveryMessageKind.Due });
        }

        if (!isFirst)
        {
            Repeated++;
            Pending--;
            PendingOfOutage[row] -= plan.IsOfOutage(row, originMs) ? 1 : 0;
        }

        bool isOut = inputs.IsOut(due.TimeMs);
        if (isOut && inputs.Mode.Kind == OutageKind.Dsp)
        {
            MeetOutage(about, message, due, run);
        }
        else
        {
            bool isHeld = isOut && inputs.Mode.Kind == OutageKind.Csp && route.Region == inputs.Mode.Region;
            run.Post(message with { Kind = isHeld ? RecoveryMessageKind.Held : RecoveryMessageKind.Accepted });
        }
    }

    private void MeetOutage(MessageRow about, in RecoveryMessage message, in SimEvent due, PartitionRun<RecoveryMessage> run)
    {
        if (about.IsAlert || (about.IsScheduled && inputs.CatchesUp))
        {
            CaughtUp += about.IsScheduled ? 1 : 0;
            run.Post(message with { Kind = RecoveryMessageKind.Held });
            return;
        }

        if (about.IsScheduled)
        {
            Missed++;
            Log(message, RecoveryMessageKind.Missed, run);
            return;
        }

        Refused++;
        Log(message, RecoveryMessageKind.Refused, run);
        int failures = message.Attempt + 1;
        if (inputs.UserRetry.TriesAfter(failures))
        {
            Pending++;
            int row = MessageSource.RowOf(due);
            PendingOfOutage[row] += plan.IsOfOutage(row, message.OriginMs) ? 1 : 0;
            long againMs = due.TimeMs + inputs.UserRetry.WaitMs(failures);
            run.Calendar.Add(new SimEvent(againMs, due.Entity, (byte)RecoveryEventKind.Repeated, 1, (ushort)failures, due.Data));
            return;
        }

        GivenUp++;
        Log(message, RecoveryMessageKind.GivenUp, run);
    }

    private void Log(in RecoveryMessage message, RecoveryMessageKind kind, PartitionRun<RecoveryMessage> run)
    {
        if (plan.Logs)
        {
            run.Post(message with { Kind = kind });
        }
    }
}
