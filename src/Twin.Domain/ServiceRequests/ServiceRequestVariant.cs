namespace Twin.Domain.ServiceRequests;

/// <summary>One of the 129 service request variants (SRV), as 8.1.1 Commission Device.</summary>
/// <remarks>
/// A small number, 0 to 128: the row of <c>rules/service-requests.csv</c>, so that per-request tables are arrays. Text is compared
/// as text, never as a number: 7.10 is not 7.1. The numbers hold within one set of tables; files and messages carry the text.
/// The default value is the first row, 1.1.1.
/// </remarks>
public readonly record struct ServiceRequestVariant
{
    /// <summary>How many variants there are.</summary>
    public const int Count = 129;

    /// <summary>Makes a variant from its number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 0 to 128.</exception>
    public ServiceRequestVariant(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Number = (byte)number;
    }

    /// <summary>The row in the table, 0 to 128.</summary>
    public byte Number { get; }

    /// <summary>The text, as <c>8.1.1</c>.</summary>
    public string Srv => Definition.Srv;

    /// <summary>What the tables say about it.</summary>
    public ServiceRequestDefinition Definition => ServiceRequestCatalogue.All[Number];

    /// <summary>Reads the text; false when no variant is written so.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ServiceRequestVariant variant)
        => ServiceRequestCatalogue.Codes.TryParse(text, out variant);

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">No variant is written so.</exception>
    public static ServiceRequestVariant Parse(string text) => TryParse(text, out ServiceRequestVariant variant)
        ? variant
        : throw new FormatException($"'{text}' is not a service request variant; expected a text as 8.1.1");

    /// <summary>The text, as <c>8.1.1</c>.</summary>
    public override string ToString() => Srv;
}
