using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Storage;

namespace Twin.Grains.Forms;

/// <summary>What rules say happened, as rows of the event log.</summary>
internal static class EventForms
{
    internal static ImmutableArray<StoredEvent> ToStored(ImmutableArray<Happening> happenings, SimTime at)
    {
        if (happenings.IsEmpty)
        {
            return [];
        }

        StoredEvent[] events = new StoredEvent[happenings.Length];
        for (int place = 0; place < events.Length; place++)
        {
            events[place] = ToStored(happenings[place], at);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    private static StoredEvent ToStored(Happening happening, SimTime at) => new()
    {
        At = at,
        Kind = happening.Kind,
        Entity = happening.Entity,
        Cause = happening.Cause,
        Before = happening.Before,
        After = happening.After,
        User = happening.User,
        Provider = happening.Provider,
        Request = happening.Request,
        Detail = EventDetailForm.ToBytes(happening.Clause, happening.Values),
    };
}
