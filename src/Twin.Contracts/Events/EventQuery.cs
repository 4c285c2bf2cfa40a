using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Contracts.Events;

/// <summary>Which events. What is null does not matter; all that is given must hold.</summary>
public sealed record EventQuery
{
    /// <summary>Only this entity's: its history.</summary>
    public EntityKey? Entity { get; init; }

    /// <summary>Only what is addressed to this user: its messages.</summary>
    public UserId? User { get; init; }

    /// <summary>Only this kind.</summary>
    public TwinEventKind? Kind { get; init; }

    /// <summary>Every event.</summary>
    public static EventQuery All { get; } = new();
}
