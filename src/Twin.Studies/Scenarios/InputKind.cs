namespace Twin.Studies.Scenarios;

/// <summary>What kind of value an input takes.</summary>
public enum InputKind
{
    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A percentage from 0 to 100.</summary>
    Percent,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A text.</summary>
    Text,
}
