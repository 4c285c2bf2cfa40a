using System.Collections.Immutable;

namespace Twin.Domain.Network.Release;

/// <summary>A release policy with what it needs: the order of the classes, their weights and limits. No public values exist.</summary>
public sealed record ReleasePlan
{
    /// <summary>The policy.</summary>
    public required ReleasePolicy Policy { get; init; }

    /// <summary>The classes, the most urgent first, each once. Default: the order of T-B.</summary>
    public ImmutableArray<MessageClass> Order { get; init; } = MessageClasses.InOrder;

    /// <summary>The weight of each class by its number; needed by <see cref="ReleasePolicy.Weighted"/>. Default: 1 each.</summary>
    public ImmutableArray<int> Weights { get; init; } = [1, 1, 1, 1, 1, 1];

    /// <summary>The limit of each class by its number; needed by <see cref="ReleasePolicy.TokenBucket"/>. Default: none.</summary>
    public ImmutableArray<ReleaseLimit> Limits { get; init; } = [default, default, default, default, default, default];

    /// <summary>Refuses a plan that does not name each class once.</summary>
    /// <exception cref="ArgumentException">A class is missing or stands twice, or there are not as many weights and limits.</exception>
    internal void ThrowIfIncomplete()
    {
        if (!Order.Order().SequenceEqual(MessageClasses.InOrder.Order()))
        {
            throw new ArgumentException("an order names each class once", nameof(Order));
        }

        if (Weights.Length != Order.Length || Limits.Length != Order.Length)
        {
            throw new ArgumentException("each class has a weight and a limit", nameof(Weights));
        }
    }
}
