namespace Twin.Domain.ServiceRequests;

/// <summary>What a <see cref="RequestValue"/> is.</summary>
public enum RequestValueKind : byte
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number, in the unit that the value's name ends with.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A moment: milliseconds since 1970-01-01T00:00:00Z.</summary>
    Moment,

    /// <summary>A list of whole numbers, in the unit that the value's name ends with.</summary>
    Numbers,
}
