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

    internal List<EntityMessage> Messages { get; } = [];

    internal List<StoredEvent> Events { get; } = [];

    internal List<DueEntry> Due { get; } = [];

    internal List<long> DueDone { get; } = [];

    internal bool IsEmpty
        => ReferenceEquals(first, After) && Messages.Count + Events.Count + Due.Count + DueDone.Count == 0;

    internal void Add(EntityStep<TRecord> step, SimTime at)
    {
        After = step.After;
        Messages.AddRange(step.Messages);
        Events.AddRange(EventForms.ToStored(step.Happenings, at));

        // The later step has the last word on a number, whatever the store does first with what it is given.
        Due.RemoveAll(due => step.DueDone.Contains(due.Number) || step.Due.Any(later => later.Number == due.Number));
        DueDone.RemoveAll(number => step.Due.Any(later => later.Number == number));
        Due.AddRange(step.Due);
        DueDone.AddRange(step.DueDone);
    }
}
