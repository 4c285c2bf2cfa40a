using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Time;

namespace Twin.Domain.ServiceRequests;

/// <summary>
/// One value that a service request carries or a response gives back. Numbers are whole, in units small enough for the field (watt
/// hours, millipence), so that nothing is rounded on the way.
/// </summary>
public readonly struct RequestValue : IEquatable<RequestValue>
{
    private readonly string? text;
    private readonly long number;
    private readonly ImmutableArray<long> numbers;

    private RequestValue(RequestValueKind kind, string? text, long number, ImmutableArray<long> numbers)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.numbers = numbers;
    }

    /// <summary>What the value is.</summary>
    public RequestValueKind Kind { get; }

    /// <summary>The text; empty for every other kind.</summary>
    public string Text => text ?? string.Empty;

    /// <summary>The number; 0 for texts and lists, 1 or 0 for a flag, milliseconds for a moment.</summary>
    public long Number => number;

    /// <summary>Whether a flag is set; false for every other kind.</summary>
    public bool IsSet => Kind == RequestValueKind.Flag && number != 0;

    /// <summary>The moment; the epoch for every other kind.</summary>
    public SimTime Moment => Kind == RequestValueKind.Moment ? new SimTime(number) : default;

    /// <summary>The list; empty for every other kind.</summary>
    public ImmutableArray<long> Numbers => numbers.IsDefault ? [] : numbers;

    /// <summary>A text.</summary>
    public static RequestValue Of(string text) => new(RequestValueKind.Text, text, 0, default);

    /// <summary>A whole number.</summary>
    public static RequestValue Of(long number) => new(RequestValueKind.Number, null, number, default);

    /// <summary>Yes or no.</summary>
    public static RequestValue Of(bool isSet) => new(RequestValueKind.Flag, null, isSet ? 1 : 0, default);

    /// <summary>A moment.</summary>
    public static RequestValue Of(SimTime moment) => new(RequestValueKind.Moment, null, moment.Ms, default);

    /// <summary>A list of whole numbers.</summary>
    public static RequestValue Of(ImmutableArray<long> numbers) => new(RequestValueKind.Numbers, null, 0, numbers);

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
