using System.Collections.Immutable;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>
/// What one step of one entity came to: an answer, the record after it, and everything that follows. A host only carries it.
/// </summary>
public abstract record EntityStep
{
    /// <summary>The answer: I0, I99, or why not.</summary>
    public ResponseCode Code { get; init; }

    /// <summary>The check of access control that refused, or <see cref="AccessCheck.None"/>.</summary>
    public AccessCheck Check { get; init; }

    /// <summary>The clause behind the answer; empty where there is none to name.</summary>
    public string Clause { get; init; } = string.Empty;

    /// <summary>The data of the DCC's own answer; empty otherwise.</summary>
    public RequestValues Values { get; init; } = RequestValues.Empty;

    /// <summary>The device's response where it is already there; null otherwise.</summary>
    public DeviceResponse? Response { get; init; }

    /// <summary>The messages to other entities, in order.</summary>
    public ImmutableArray<EntityMessage> Messages { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public ImmutableArray<Happening> Happenings { get; init; } = [];

    /// <summary>What is to happen later; an entry with the same number replaces the former one.</summary>
    public ImmutableArray<DueEntry> Due { get; init; } = [];

    /// <summary>The numbers of due entries that are done or withdrawn.</summary>
    public ImmutableArray<long> DueDone { get; init; } = [];

    /// <summary>Whether it was accepted.</summary>
    public bool Accepted => Code <= ResponseCode.I99;
}

/// <summary>A step with the record it leaves.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed record EntityStep<TRecord> : EntityStep
    where TRecord : class
{
    /// <summary>The record after the step; the same as before when nothing changed.</summary>
    public required TRecord After { get; init; }

    /// <summary>This step and the next of the same entity as one.</summary>
    /// <param name="later">The next. Its answer is that of both, and it has the last word on what is due under a number.</param>
    public EntityStep<TRecord> Then(EntityStep<TRecord> later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return later with
        {
            Messages = Messages.AddRange(later.Messages),
            Happenings = Happenings.AddRange(later.Happenings),
            Due =
            [
                .. Due.Where(due => !later.DueDone.Contains(due.Number) && !later.Due.Any(again => again.Number == due.Number)),
                .. later.Due,
            ],
            DueDone = [.. DueDone.Where(number => !later.Due.Any(again => again.Number == number)), .. later.DueDone],
        };
    }

    /// <summary>Whether there is nothing to store: the record is as it was and nothing follows.</summary>
    public bool IsEmpty(TRecord before)
        => ReferenceEquals(before, After) && Messages.IsEmpty && Happenings.IsEmpty && Due.IsEmpty && DueDone.IsEmpty;
}
