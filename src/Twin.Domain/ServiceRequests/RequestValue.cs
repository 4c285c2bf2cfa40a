using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Twin.Domain.Time;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// One value that a service request carries or a response gives back. Numbers are whole, in units small enough for the field (watt
/// hours, millipence), so that nothing is rounded on the way.
/// </summary>
public readonly struct RequestValue : IEquatable<RequestValue>
{
    // The text or the array of the list: a value has one of the two at most, and every record holds some.
    private readonly object? held;
    private readonly long number;

    private RequestValue(RequestValueKind kind, object? held, long number)
    {
        Kind = kind;
        this.held = held;
        this.number = number;
    }

    /// <summary>What the value is.</summary>
    public RequestValueKind Kind { get; }

    /// <summary>The text; empty for every other kind.</summary>
    public string Text => held as string ?? string.Empty;

    /// <summary>The number; 0 for texts and lists, 1 or 0 for a flag, milliseconds for a moment.</summary>
    public long Number => number;

    /// <summary>Whether a flag is set; false for every other kind.</summary>
    public bool IsSet => Kind == RequestValueKind.Flag && number != 0;

    /// <summary>The moment; the epoch for every other kind.</summary>
    public SimTime Moment => Kind == RequestValueKind.Moment ? new SimTime(number) : default;

    /// <summary>The list; empty for every other kind.</summary>
    public ImmutableArray<long> Numbers => held is long[] numbers ? ImmutableCollectionsMarshal.AsImmutableArray(numbers) : [];

    /// <summary>A text.</summary>
    public static RequestValue Of(string text) => new(RequestValueKind.Text, text, 0);

    /// <summary>A whole number.</summary>
    public static RequestValue Of(long number) => new(RequestValueKind.Number, null, number);

    /// <summary>Yes or no.</summary>
    public static RequestValue Of(bool isSet) => new(RequestValueKind.Flag, null, isSet ? 1 : 0);

    /// <summary>A moment.</summary>
    public static RequestValue Of(SimTime moment) => new(RequestValueKind.Moment, null, moment.Ms);

    /// <summary>A list of whole numbers.</summary>
    public static RequestValue Of(ImmutableArray<long> numbers)
        => new(RequestValueKind.Numbers, ImmutableCollectionsMarshal.AsArray(numbers), 0);

    /// <inheritdoc/>
    public bool Equals(RequestValue other)
        => Kind == other.Kind && number == other.number && Text == other.Text && Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RequestValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, number, Text, Numbers.Length);

    /// <summary>The value as a person reads it; lists with commas.</summary>
    public override string ToString() => Kind switch
    {
        RequestValueKind.Text => Text,
        RequestValueKind.Flag => number != 0 ? "true" : "false",
        RequestValueKind.Moment => Moment.ToString(),
        RequestValueKind.Numbers => string.Join(',', Numbers.Select(static one => one.ToString(CultureInfo.InvariantCulture))),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Whether two values are the same in kind and content.</summary>
    public static bool operator ==(RequestValue left, RequestValue right) => left.Equals(right);

    /// <summary>Whether two values differ in kind or content.</summary>
    public static bool operator !=(RequestValue left, RequestValue right) => !left.Equals(right);
}
