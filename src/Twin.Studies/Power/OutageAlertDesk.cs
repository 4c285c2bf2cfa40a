using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Power;

/// <summary>
/// Between the CSP and the network operator's people: one of the designs of MP102 passes an AD1 on or takes it for firmware, and the
/// operator checks what it gets with 7.4 or sends somebody (T-C).
/// </summary>
/// <remarks>
/// Causal: it knows what messages told it before the moment of a decision. A host calls <see cref="AdvanceTo"/> with the moment of every
/// message before it tells the message, in the total order.
/// </remarks>
internal sealed class OutageAlertDesk
{
    private const uint Purpose = 0x4445_534B;
    private const uint ChecksDraw = 0;
    private const uint OperatorReadDraw = 1;
    private const uint AutomaticReadDraw = 2;

    private readonly DeskTerms terms;
    private readonly IDeskListener listener;
    private readonly RandomStream draws;
    private readonly PriorityQueue<Item, (long DueMs, long Number)> due = new();
    private readonly Dictionary<ulong, Watch> watched = [];
    private readonly Dictionary<ulong, long> activatedMs = [];
    private long items;

    /// <summary>Makes an empty desk.</summary>
    /// <param name="terms">What it follows.</param>
    /// <param name="listener">Hears of every step.</param>
    /// <param name="seed">The seed; its draws are its own, because only some rules make them (R8).</param>
    internal OutageAlertDesk(DeskTerms terms, IDeskListener listener, ulong seed)
    {
        this.terms = terms;
        this.listener = listener;
        draws = new RandomStream(seed, Purpose);
    }

    private enum Step : byte
    {
        Arrive,
        HearReturn,
        Decide,
        Forward,
        Check,
    }

    /// <summary>Alerts about which nothing is decided yet.</summary>
    internal long Undecided { get; private set; }

    /// <summary>Does what is due before a moment.</summary>
    internal void AdvanceTo(long nowMs)
    {
        while (due.TryPeek(out Item? item, out (long DueMs, long Number) key) && key.DueMs < nowMs)
        {
            _ = due.Dequeue();
            Do(item, key.DueMs);
        }
    }

    /// <summary>Takes an AD1 whose delivery is known.</summary>
    internal void Take(in SupplyMessage alert, long deliveredMs)
    {
        Undecided++;
        if (!watched.TryGetValue(alert.Entity, out Watch? watch))
        {
            watch = new Watch { IsOff = true };
            watched.Add(alert.Entity, watch);
        }

        watch.Alerts++;
        Plan(new Item(Step.Arrive, alert, deliveredMs), deliveredMs);
    }

    /// <summary>Hears what else the models say: losses, returns, activations.</summary>
    internal void Hear(in SupplyMessage message)
    {
        if (message.Kind == SupplyMessageKind.Activated)
        {
            activatedMs[message.Entity] = message.TimeMs;
        }
        else if (watched.TryGetValue(message.Entity, out Watch? watch))
        {
            watch.IsOff = message.Kind == SupplyMessageKind.SupplyLost || (watch.IsOff && message.Kind != SupplyMessageKind.SupplyRestored);
            if (message.Kind == SupplyMessageKind.SupplyRestored && message.Restoration != RestorationAlert.None)
            {
                Plan(new Item(Step.HearReturn, message, 0), message.TimeMs + terms.RestorationAlertMs);
            }
        }
    }

    private void Plan(Item item, long atMs) => due.Enqueue(item, (atMs, items++));

    private void Do(Item item, long nowMs)
    {
        switch (item.Step)
        {
            case Step.Arrive:
                Arrive(item, nowMs);
                break;
            case Step.HearReturn:
                if (watched.TryGetValue(item.Message.Entity, out Watch? watch))
                {
                    watch.ReturnHeardOfMs = Math.Max(watch.ReturnHeardOfMs, item.Message.LostMs);
                }

                break;
            case Step.Decide when terms.Suppression == FalseOutageAlertSuppression.CancelOnRestore:
                Settle(item, nowMs, watched[item.Message.Entity].ReturnHeardOfMs >= item.Message.LostMs);
                break;
            case Step.Decide:
                ReadBeforeForwarding(item, nowMs);
                break;
            case Step.Forward:
                Settle(item, nowMs, suppress: false);
                break;
            case Step.Check:
                Say(item, Read(item, nowMs, OperatorReadDraw), nowMs);
                break;
        }
    }

    private void Arrive(Item item, long nowMs)
    {
        switch (terms.Suppression)
        {
            case FalseOutageAlertSuppression.WindowAfterActivation:
                long sinceMs = activatedMs.TryGetValue(item.Message.Entity, out long atMs) ? item.Message.LostMs - atMs : -1;
                Settle(item, nowMs, sinceMs >= 0 && sinceMs <= terms.WindowMs);
                break;
            case FalseOutageAlertSuppression.CancelOnRestore:
                Plan(item with { Step = Step.Decide }, nowMs + terms.HoldMs);
                break;
            case FalseOutageAlertSuppression.AutomaticRead:
                Plan(item with { Step = Step.Decide }, nowMs + terms.ReadDelayMs);
                break;
            default:
                Settle(item, nowMs, suppress: false);
                break;
        }
    }

    private void ReadBeforeForwarding(Item item, long nowMs)
    {
        DeskOutcome outcome = Read(item, nowMs, AutomaticReadDraw);
        Tell(item, outcome, nowMs);
        if (outcome == DeskOutcome.ReadAnswered)
        {
            Settle(item, nowMs, suppress: true);
        }
        else
        {
            Plan(item with { Step = Step.Forward }, nowMs + (outcome == DeskOutcome.ReadRejected ? 0 : terms.ReadTimeoutMs));
        }
    }

    private DeskOutcome Read(Item item, long nowMs, uint draw)
        => item.Message.ReadCode > ResponseCode.I99 ? DeskOutcome.ReadRejected
            : watched[item.Message.Entity].IsOff || draws.Happens(terms.ReadFailurePpm, KeyOf(item.Message), draw)
                ? DeskOutcome.ReadUnanswered
                : DeskOutcome.ReadAnswered;

    private void Settle(Item item, long nowMs, bool suppress)
    {
        Undecided--;
        if (suppress)
        {
            Tell(item, DeskOutcome.Suppressed, nowMs);
            Forget(item);
            return;
        }

        Tell(item, DeskOutcome.Forwarded, nowMs);
        bool isRead = terms.Suppression == FalseOutageAlertSuppression.AutomaticRead;
        if (!isRead && draws.Happens(terms.OperatorReadPpm, KeyOf(item.Message), ChecksDraw))
        {
            Plan(item with { Step = Step.Check }, nowMs + terms.OperatorReadAfterMs);
        }
        else
        {
            Tell(item, DeskOutcome.Visited, nowMs);
            Forget(item);
        }
    }

    private void Say(Item item, DeskOutcome outcome, long nowMs)
    {
        Tell(item, outcome, nowMs);
        if (outcome != DeskOutcome.ReadAnswered)
        {
            Tell(item, DeskOutcome.Visited, nowMs);
        }

        Forget(item);
    }

    private void Tell(Item item, DeskOutcome outcome, long nowMs)
        => listener.Happened(item.Message, outcome, nowMs, item.DeliveredMs, watched[item.Message.Entity].IsOff);

    // Only hubs with an alert under way are watched: a storm is forgotten as it is worked off.
    private void Forget(Item item)
    {
        Watch watch = watched[item.Message.Entity];
        if (--watch.Alerts == 0)
        {
            _ = watched.Remove(item.Message.Entity);
        }
    }

    private static ulong KeyOf(in SupplyMessage alert) => RandomStream.Mix(alert.Entity + (ulong)alert.LostMs);

    private sealed record Item(Step Step, SupplyMessage Message, long DeliveredMs);

    private sealed class Watch
    {
        internal int Alerts;
        internal bool IsOff;
        internal long ReturnHeardOfMs = -1;
    }
}
