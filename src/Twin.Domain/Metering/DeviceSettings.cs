using System.Collections;
using System.Collections.Immutable;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>
/// What requests set on a device, by settings group (<c>rules/request-values.csv</c>), groups by ascending name (ordinal). Sparse: a group
/// that nothing set is not there. Immutable; equal by content.
/// </summary>
public sealed class DeviceSettings : IReadOnlyList<KeyValuePair<string, RequestValues>>, IEquatable<DeviceSettings>
{
    private readonly ImmutableArray<KeyValuePair<string, RequestValues>> groups;

    private DeviceSettings(ImmutableArray<KeyValuePair<string, RequestValues>> groups) => this.groups = groups;

    /// <summary>Nothing set.</summary>
    public static DeviceSettings Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => groups.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, RequestValues> this[int index] => groups[index];

    /// <summary>Puts groups in order.</summary>
    /// <exception cref="ArgumentException">A group stands twice.</exception>
    public static DeviceSettings Of(params IEnumerable<KeyValuePair<string, RequestValues>> groups)
    {
        KeyValuePair<string, RequestValues>[] ordered = [.. groups];
        Array.Sort(ordered, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (int at = 1; at < ordered.Length; at++)
        {
            if (ordered[at].Key == ordered[at - 1].Key)
            {
                throw new ArgumentException($"the group '{ordered[at].Key}' is given twice", nameof(groups));
            }
        }

        return ordered.Length == 0 ? Empty : new DeviceSettings(ImmutableArray.Create(ordered));
    }

    /// <summary>The values of a group; none when nothing set it.</summary>
    public RequestValues Get(string group)
    {
        foreach (KeyValuePair<string, RequestValues> one in groups)
        {
            if (one.Key == group)
            {
                return one.Value;
            }
        }

        return RequestValues.Empty;
    }

    /// <summary>The same settings with one group replaced; a group of no values is taken out.</summary>
    public DeviceSettings With(string group, RequestValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        IEnumerable<KeyValuePair<string, RequestValues>> others = groups.Where(one => one.Key != group);
        return Of(values.Count == 0 ? others : others.Append(KeyValuePair.Create(group, values)));
    }

    /// <inheritdoc/>
    public bool Equals(DeviceSettings? other) => other is not null && groups.AsSpan().SequenceEqual(other.groups.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeviceSettings);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (KeyValuePair<string, RequestValues> one in groups)
        {
            hash.Add(one.Key);
            hash.Add(one.Value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, RequestValues>> GetEnumerator()
        => ((IEnumerable<KeyValuePair<string, RequestValues>>)groups).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The groups as a person reads them.</summary>
    public override string ToString() => string.Join("; ", groups.Select(static one => $"{one.Key}: {one.Value}"));
}
