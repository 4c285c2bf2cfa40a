using System.Globalization;

namespace Twin.Studies.Modifications;

/// <summary>A limit on the updates in one registration data file (Twin fact sheet 3.6 A9).</summary>
/// <param name="Most">The most updates; null for no limit, written <c>none</c>.</param>
public readonly record struct UpdateLimit(int? Most)
{
    /// <summary>The number, or <c>none</c>.</summary>
    public override string ToString() => Most?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
