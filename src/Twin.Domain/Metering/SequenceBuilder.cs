using System.Collections.Immutable;

namespace Twin.Domain.Metering;

/// <summary>Lets a <see cref="Sequence{T}"/> be written as a collection expression.</summary>
public static class SequenceBuilder
{
    /// <summary>Makes a list of these.</summary>
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
        => items.IsEmpty ? default : new Sequence<T>(ImmutableArray.Create(items));
}
