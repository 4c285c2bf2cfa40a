using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// The named values of a service request or of a response, by ascending name (ordinal), so that the same values are the same bytes
/// whatever the order in which they were given. Immutable.
/// </summary>
public sealed class RequestValues : IReadOnlyList<KeyValuePair<string, RequestValue>>, IEquatable<RequestValues>
{
    private readonly ImmutableArray<KeyValuePair<string, RequestValue>> values;

    private RequestValues(ImmutableArray<KeyValuePair<string, RequestValue>> values) => this.values = values;

    /// <summary>No values.</summary>
    public static RequestValues Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, RequestValue> this[int index] => values[index];

    /// <summary>Puts values in order.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static RequestValues Of(IEnumerable<KeyValuePair<string, RequestValue>> values) => Sorted([.. values]);

    /// <summary>Puts values in order.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static RequestValues Of(params ReadOnlySpan<KeyValuePair<string, RequestValue>> values) => Sorted(values.ToArray());

    /// <summary>Looks a value up; false when there is none of the name.</summary>
    public bool TryGet(string name, out RequestValue value)
    {
        foreach (KeyValuePair<string, RequestValue> one in values)
        {
            if (one.Key == name)
            {
                value = one.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The same values with one set or replaced.</summary>
    public RequestValues With(string name, RequestValue value)
        => Of(values.Where(one => one.Key != name).Append(KeyValuePair.Create(name, value)));

    /// <inheritdoc/>
    public bool Equals(RequestValues? other) => other is not null && values.AsSpan().SequenceEqual(other.values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RequestValues);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (KeyValuePair<string, RequestValue> one in values)
        {
            hash.Add(one.Key);
            hash.Add(one.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary>Goes through the values in order.</summary>
    public ImmutableArray<KeyValuePair<string, RequestValue>>.Enumerator GetEnumerator() => values.GetEnumerator();

    IEnumerator<KeyValuePair<string, RequestValue>> IEnumerable<KeyValuePair<string, RequestValue>>.GetEnumerator()
        => ((IEnumerable<KeyValuePair<string, RequestValue>>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)values).GetEnumerator();

    /// <summary>The values as a person reads them.</summary>
    public override string ToString() => string.Join(", ", values.Select(static one => $"{one.Key} = {one.Value}"));

    private static RequestValues Sorted(KeyValuePair<string, RequestValue>[] values)
    {
        Array.Sort(values, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (int at = 1; at < values.Length; at++)
        {
            if (values[at].Key == values[at - 1].Key)
            {
                throw new ArgumentException($"the value '{values[at].Key}' is given twice", nameof(values));
            }
        }

        return values.Length == 0 ? Empty : new RequestValues(ImmutableCollectionsMarshal.AsImmutableArray(values));
    }
}
