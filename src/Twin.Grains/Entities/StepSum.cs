using System.Collections.Immutable;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>Steps of one entity, one after the other, that are stored as one.</summary>
/// <param name="before">The record before the first.</param>
internal sealed class StepSum<TRecord>(TRecord before)
    where TRecord : class
{
    private readonly TRecord first = before;

    internal TRecord After { get; private set; } = before;

    internal ImmutableArray<EntityMessage> Messages { get; private set; } = [];

    internal ImmutableArray<StoredEvent> Events { get; private set; } = [];

    internal ImmutableArray<DueEntry> Due { get; private set; } = [];

    internal ImmutableArray<long> DueDone { get; private set; } = [];

    internal bool IsEmpty
        => ReferenceEquals(first, After) && Messages.Length + Events.Length + Due.Length + DueDone.Length == 0;

    internal void Add(EntityStep<TRecord> step, SimTime at)
    {
        After = step.After;
        Messages = Joined(Messages, step.Messages);
        Events = Joined(Events, EventForms.ToStored(step.Happenings, at));

        Due = Due.IsEmpty ? step.Due : LastWord(Due, step);
        DueDone = DueDone.IsEmpty ? step.DueDone : LastWord(DueDone, step);
    }

    // The later step has the last word on a number, whatever the store does first with what it is given.
    private static ImmutableArray<DueEntry> LastWord(ImmutableArray<DueEntry> former, EntityStep<TRecord> step)
        => [.. former.Where(due => !step.DueDone.Contains(due.Number) && !step.Due.Any(later => later.Number == due.Number)), .. step.Due];

    private static ImmutableArray<long> LastWord(ImmutableArray<long> former, EntityStep<TRecord> step)
        => [.. former.Where(number => !step.Due.Any(later => later.Number == number)), .. step.DueDone];

    // Nearly every sum is of one step, whose arrays are taken as they are.
    private static ImmutableArray<T> Joined<T>(ImmutableArray<T> former, ImmutableArray<T> more)
        => former.IsEmpty ? more : more.IsEmpty ? former : former.AddRange(more);
}
