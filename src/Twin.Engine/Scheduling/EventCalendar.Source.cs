namespace Twin.Engine.Scheduling;

/// <summary>How a calendar follows a source.</summary>
public sealed partial class EventCalendar
{
    private IEventSource? source;
    private ArraySegment<SimEvent> given = ArraySegment<SimEvent>.Empty;
    private int givenAt;

    /// <summary>Takes events from a source as well, until it has no more; from several in the total order of all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The source's first event is due in the past.</exception>
    public void Follow(IEventSource events)
    {
        source = source is null ? events : new MergedEvents(given[givenAt..], source, events);
        AskSource();
        ThrowIfPast(source is null ? presentMs : given[0].TimeMs);
    }

    /// <summary>
    /// The source's next events before a moment when no others are due before it: they may be applied one after the other until something
    /// is put in. They stay until <see cref="Pass"/>.
    /// </summary>
    /// <param name="beforeMs">The moment.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Empty when the source has none before the moment, or is not alone.</returns>
    internal ReadOnlySpan<SimEvent> OfSourceAlone(long beforeMs, int most)
    {
        if (source is null || openedAt < openedCount || today.Count > 0 || OpenNextDay(beforeMs))
        {
            return [];
        }

        ReadOnlySpan<SimEvent> events = given.AsSpan(givenAt);
        events = events[..Math.Min(most, events.Length)];
        while (!events.IsEmpty && events[^1].TimeMs >= beforeMs)
        {
            events = events[..^1];
        }

        return events;
    }

    /// <summary>Says that an event of the source is being applied, so that nothing may be put in before it.</summary>
    internal void Reach(in SimEvent due) => presentMs = due.TimeMs;

    /// <summary>Takes events of the source out that were applied.</summary>
    internal void Pass(int count)
    {
        givenAt += count;
        if (givenAt == given.Count)
        {
            AskSource();
        }
    }

    // Whether the source's next event comes before all others that are at hand.
    private bool IsSourceFirst()
        => source is not null
            && (openedAt == openedCount || given[givenAt].IsBefore(opened[openedAt]))
            && (today.Count == 0 || given[givenAt].IsBefore(today.Peek()));

    private void AskSource()
    {
        given = source!.Next();
        givenAt = 0;
        source = given.Count == 0 ? null : source;
    }
}
