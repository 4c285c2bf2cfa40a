using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Twin.Domain.Metering;

/// <summary>An immutable list that is equal to another by its content, so that records which hold one compare as values.</summary>
/// <typeparam name="T">What it holds; compared by its own equality.</typeparam>
[CollectionBuilder(typeof(SequenceBuilder), nameof(SequenceBuilder.Create))]
public readonly struct Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> items;

    internal Sequence(ImmutableArray<T> items) => this.items = items;

    /// <inheritdoc/>
    public int Count => items.IsDefault ? 0 : items.Length;

    /// <inheritdoc/>
    public T this[int index] => AsSpan()[index];

    /// <summary>The content without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => items.AsSpan();

    /// <summary>This list with one more at its end, and without its first ones where it would be longer than allowed.</summary>
    /// <param name="item">What is added.</param>
    /// <param name="most">How many it may hold; at least 1.</param>
    public Sequence<T> Append(T item, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        int dropped = Math.Max(0, Count + 1 - most);
        return new Sequence<T>([.. AsSpan()[dropped..], item]);
    }

    /// <inheritdoc/>
    public bool Equals(Sequence<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (int at = 0; at < Count; at++)
        {
            yield return items[at];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <summary>Whether two lists hold the same in the same order.</summary>
    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    /// <summary>Whether two lists differ.</summary>
    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);
}
