namespace Twin.Engine.Scheduling;

/// <summary>Two sources as one, in the total order of both.</summary>
internal sealed class MergedEvents : IEventSource
{
    private const int Together = 256;

    private readonly IEventSource first;
    private readonly IEventSource second;
    private readonly SimEvent[] events = new SimEvent[Together];
    private ArraySegment<SimEvent> ofFirst;
    private ArraySegment<SimEvent> ofSecond;

    /// <summary>Merges two sources.</summary>
    /// <param name="given">What the first has given and nobody has taken yet.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; it has given nothing yet.</param>
    internal MergedEvents(ArraySegment<SimEvent> given, IEventSource first, IEventSource second)
    {
        this.first = first;
        this.second = second;
        ofFirst = given;
        ofSecond = second.Next();
    }

    /// <inheritdoc/>
    public ArraySegment<SimEvent> Next()
    {
        int count = 0;
        while (count < Together && ofFirst.Count + ofSecond.Count > 0)
        {
            bool isFirst = ofSecond.Count == 0 || (ofFirst.Count > 0 && ofFirst[0].IsBefore(ofSecond[0]));
            events[count++] = isFirst ? Take(ref ofFirst, first) : Take(ref ofSecond, second);
        }

        return new ArraySegment<SimEvent>(events, 0, count);
    }

    private static SimEvent Take(ref ArraySegment<SimEvent> given, IEventSource source)
    {
        SimEvent one = given[0];
        given = given[1..];
        if (given.Count == 0)
        {
            given = source.Next();
        }

        return one;
    }
}
