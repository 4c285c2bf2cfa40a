using System.Collections.Frozen;

namespace Twin.Domain.Rules;

/// <summary>A closed set of codes as files and messages write them (<c>IS</c>, <c>ESME</c>), each standing for one value.</summary>
/// <typeparam name="T">The value's type, an enumeration as a rule.</typeparam>
public sealed class CodeSet<T>
    where T : struct
{
    private readonly FrozenDictionary<string, T> valueOfCode;
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> valueOfSpan;
    private readonly FrozenDictionary<T, string> codeOfValue;

    /// <summary>Makes the set.</summary>
    /// <exception cref="ArgumentException">A code or a value stands twice.</exception>
    public CodeSet(params (string Code, T Value)[] pairs)
    {
        valueOfCode = pairs.ToDictionary(static p => p.Code, static p => p.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        valueOfSpan = valueOfCode.GetAlternateLookup<ReadOnlySpan<char>>();
        codeOfValue = pairs.ToDictionary(static p => p.Value, static p => p.Code).ToFrozenDictionary();
        Codes = Array.ConvertAll(pairs, static p => p.Code);
        Allowed = string.Join(", ", Codes);
    }

    /// <summary>The codes in the order given.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The codes as one text, for errors.</summary>
    public string Allowed { get; }

    /// <summary>The code of a value.</summary>
    /// <exception cref="KeyNotFoundException">The value has no code here.</exception>
    public string Code(T value) => codeOfValue[value];

    /// <summary>Reads a code; case counts. False when the set does not have it.</summary>
    public bool TryParse(ReadOnlySpan<char> code, out T value) => valueOfSpan.TryGetValue(code, out value);
}
