using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>What a step has come to so far: what is to be sent, told and done later. One for each step, never shared.</summary>
internal sealed class StepWork(EntityKey entity, RecordContext context, long lastSent, long lastDue, RequestId request = default)
{
    // Mostly one or two of each: arrays of just that many cost less than one that grows.
    private ImmutableArray<EntityMessage> messages = [];
    private ImmutableArray<Happening> happenings = [];
    private ImmutableArray<DueEntry> due = [];
    private ImmutableArray<long> done = [];

    /// <summary>The rules in force and the time.</summary>
    internal RecordContext Context { get; } = context;

    /// <summary>The sequence of the last message.</summary>
    internal long LastSent { get; private set; } = lastSent;

    /// <summary>The number of the last due item.</summary>
    internal long LastDue { get; private set; } = lastDue;

    /// <summary>The request that everything told follows from; none otherwise.</summary>
    internal RequestId Cause { get; set; } = request;

    internal void Send(EntityKey target, MessageContent content)
    {
        LastSent++;
        messages = messages.Add(new EntityMessage(target, entity, LastSent, Context.Now, content));
    }

    internal void Tell(Happening happening) => happenings = happenings.Add(happening);

    /// <summary>Tells of a change of the entity itself.</summary>
    internal void Changed(TwinEventKind kind, int cause, long before, long after, string clause = "") => Tell(new Happening
    {
        At = Context.Now,
        Kind = kind,
        Entity = entity,
        Cause = cause,
        Before = before,
        After = after,
        Request = Cause,
        Clause = clause,
    });

    /// <summary>Tells a user something.</summary>
    internal void Address(TwinEventKind kind, int cause, ushort user, RequestValues values, string clause = "") => Tell(new Happening
    {
        At = Context.Now,
        Kind = kind,
        Entity = entity,
        Cause = cause,
        User = user,
        Request = Cause,
        Values = values,
        Clause = clause,
    });

    /// <summary>Puts something off and gives its number.</summary>
    internal long Later(SimTime at, DueKind kind, RecordRequest? request = null)
    {
        LastDue++;
        Again(LastDue, at, kind, request);
        return LastDue;
    }

    /// <summary>Puts something off once more under the number it has.</summary>
    internal void Again(long number, SimTime at, DueKind kind, RecordRequest? request = null)
        => due = due.Add(new DueEntry(number, at, kind, request));

    internal void Done(long number)
    {
        if (number != 0)
        {
            done = done.Add(number);
        }
    }

    /// <summary>Ends the step.</summary>
    /// <param name="after">The record after it.</param>
    /// <param name="answer">What is answered.</param>
    internal EntityStep<T> End<T>(T after, in StepAnswer answer)
        where T : class => new()
        {
            After = after,
            Code = answer.Code,
            Check = answer.Check,
            Clause = answer.Clause,
            Values = answer.Values ?? RequestValues.Empty,
            Response = answer.Response,
            Messages = messages,
            Happenings = happenings,
            Due = due,
            DueDone = done,
        };
}
