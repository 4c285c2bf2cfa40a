using Twin.Engine.Estate;
using Twin.Engine.Scheduling;

namespace Twin.Engine.Runs;

/// <summary>One partition under way: its entities, its calendar, and what it has told the centre in the window so far.</summary>
/// <typeparam name="TMessage">What the study's partitions tell the centre.</typeparam>
public sealed class PartitionRun<TMessage>
    where TMessage : struct, IOrderedMessage
{
    private const int LookAhead = 32;

    private readonly IMessageSink<TMessage>? sink;
    private IRunCentre<TMessage>? centre;
    private PostedMessages<TMessage>[] posted = [];

    /// <summary>Starts a partition.</summary>
    /// <param name="estate">The entities.</param>
    /// <param name="calendar">The calendar, possibly with events in it.</param>
    public PartitionRun(EstatePartition estate, EventCalendar calendar)
    {
        Estate = estate;
        Calendar = calendar;
    }

    /// <summary>Starts one of several models that run on one calendar over one partition.</summary>
    /// <param name="estate">The entities.</param>
    /// <param name="calendar">The calendar of all models; their kinds of events differ.</param>
    /// <param name="sink">Takes what the model says; the run of all models tells the centre.</param>
    public PartitionRun(EstatePartition estate, EventCalendar calendar, IMessageSink<TMessage> sink)
        : this(estate, calendar) => this.sink = sink;

    /// <summary>The entities.</summary>
    public EstatePartition Estate { get; }

    /// <summary>What is due.</summary>
    public EventCalendar Calendar { get; }

    /// <summary>How many events were applied.</summary>
    public long Applied { get; private set; }

    /// <summary>The sum of the exogenous events' hashes (R8); a sum does not depend on the order.</summary>
    public UInt128 ExogenousSum { get; private set; }

    /// <summary>What was told since the last window, by part of the centre.</summary>
    internal ReadOnlySpan<PostedMessages<TMessage>> Posted => posted;

    /// <summary>Tells the centre; it hears at the end of the window, in the total order.</summary>
    /// <exception cref="InvalidOperationException">
    /// No <see cref="WindowedRun{TMessage, THandler}"/> was made of the partition yet.
    /// </exception>
    public void Post(in TMessage message)
    {
        if (centre is null)
        {
            if (sink is not null)
            {
                sink.Post(message);
                return;
            }

            throw new InvalidOperationException("a partition has nobody to tell before its run is made");
        }

        posted[posted.Length == 1 ? 0 : centre.PartOf(message)].Add(message);
    }

    /// <summary>Counts an exogenous event: one that every variant of the study must meet (R8).</summary>
    /// <param name="kind">What it is, the study's own number.</param>
    /// <param name="entity">Whose it is: an id that is the same for any number of partitions.</param>
    /// <param name="timeMs">When it happens.</param>
    /// <param name="payload">What else distinguishes it.</param>
    public void CountExogenous(int kind, ulong entity, long timeMs, ulong payload)
        => ExogenousSum += ExogenousHash.Of(kind, entity, timeMs, payload);

    /// <summary>Says to whom the partition posts.</summary>
    internal void Tell(IRunCentre<TMessage> hearing)
    {
        centre = hearing;
        posted = new PostedMessages<TMessage>[hearing.Parts];
        for (int part = 0; part < posted.Length; part++)
        {
            posted[part] = new PostedMessages<TMessage>();
        }
    }

    /// <summary>Applies all events due before a moment.</summary>
    internal void AdvanceTo<THandler>(long beforeMs, THandler handler)
        where THandler : IPartitionHandler<TMessage>
    {
        int looked = 0;
        while (true)
        {
            if (AdvanceSource(beforeMs, handler))
            {
                looked = 0;
                continue;
            }

            if (!Calendar.TryTake(beforeMs, out SimEvent due))
            {
                break;
            }

            if (looked-- == 0)
            {
                ReadOnlySpan<SimEvent> upcoming = Calendar.Upcoming(LookAhead);
                looked = upcoming.Length;
                handler.Look(upcoming, this);
            }

            Applied++;
            handler.Handle(due, this);
        }

        handler.EndWindow(this);
    }

    // A source that is alone needs no asking what comes next after each event, only whether one has put something in.
    private bool AdvanceSource<THandler>(long beforeMs, THandler handler)
        where THandler : IPartitionHandler<TMessage>
    {
        ReadOnlySpan<SimEvent> events = Calendar.OfSourceAlone(beforeMs, LookAhead);
        if (events.IsEmpty)
        {
            return false;
        }

        handler.Look(events, this);
        long waiting = Calendar.Count;
        int applied = 0;
        while (applied < events.Length && Calendar.Count == waiting)
        {
            ref readonly SimEvent due = ref events[applied++];
            Calendar.Reach(due);
            handler.Handle(due, this);
        }

        Applied += applied;
        Calendar.Pass(applied);
        return true;
    }
}
