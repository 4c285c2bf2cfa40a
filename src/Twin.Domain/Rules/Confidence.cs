namespace Twin.Domain.Rules;

/// <summary>How sure a table row is of its facts.</summary>
public enum Confidence : byte
{
    /// <summary>Nothing is stated.</summary>
    None,

    /// <summary>Recollection or an assumption without a public source.</summary>
    Low,

    /// <summary>Two weak sources, or knowledge that agrees with the structure of the schema.</summary>
    Medium,

    /// <summary>Read from a primary source.</summary>
    High,
}
