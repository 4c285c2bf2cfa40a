using System.Collections.Immutable;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// How a meter point's flag follows from its linked meters: a truth table, compiled to one byte for every combination of conditions.
/// </summary>
/// <remarks>
/// The seven rules of domain.md 3.4 are rows of <c>rules/flag-rules.csv</c>; a modification may bring its own table. The first row
/// that matches wins; without a match the flag stays.
/// </remarks>
public sealed class FlagRule
{
    private const int Combinations = 1 << 10;
    private const byte Keep = byte.MaxValue;

    private readonly byte[] next;

    /// <summary>Compiles a truth table.</summary>
    /// <param name="name">The rule's name: <c>a1</c>, <c>d</c>, or a modification's own.</param>
    /// <param name="evaluation">At which events it is looked at.</param>
    /// <param name="rows">The rows in order.</param>
    /// <param name="defaultExportPolicy">The export policy that goes with it unless another is switched on (R5).</param>
    public FlagRule(string name, FlagEvaluation evaluation, ImmutableArray<FlagRow> rows, ExportPolicy defaultExportPolicy)
    {
        Name = name;
        Clause = $"flag rule {name} (Twin resolutions 1 R5)";
        Evaluation = evaluation;
        Rows = rows;
        DefaultExportPolicy = defaultExportPolicy;
        next = new byte[Combinations];
        for (int conditions = 0; conditions < Combinations; conditions++)
        {
            next[conditions] = Keep;
            foreach (FlagRow row in rows)
            {
                if (row.Matches((FlagConditions)conditions))
                {
                    next[conditions] = row.Flag is { } flag ? (byte)flag : Keep;
                    break;
                }
            }
        }
    }

    /// <summary>The rule's name.</summary>
    public string Name { get; }

    /// <summary>What the history of a meter point names as the source of a flag.</summary>
    public string Clause { get; }

    /// <summary>At which events the rule is looked at.</summary>
    public FlagEvaluation Evaluation { get; }

    /// <summary>The truth table, for display.</summary>
    public ImmutableArray<FlagRow> Rows { get; }

    /// <summary>The export policy that goes with the rule unless another is switched on (R5).</summary>
    public ExportPolicy DefaultExportPolicy { get; }

    /// <summary>The flag that follows.</summary>
    /// <param name="flag">The flag before.</param>
    /// <param name="conditions">What holds now.</param>
    public DccServiceFlag Next(DccServiceFlag flag, FlagConditions conditions)
    {
        byte value = next[(int)conditions & (Combinations - 1)];
        return value == Keep ? flag : (DccServiceFlag)value;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
