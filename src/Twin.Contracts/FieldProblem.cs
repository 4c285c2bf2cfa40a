namespace Twin.Contracts;

/// <summary>What is wrong with a field of a call.</summary>
/// <param name="Field">The field, as <c>values.amountPence</c>.</param>
/// <param name="Found">What was found; empty when it is missing.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record FieldProblem(string Field, string Found, string Allowed)
{
    /// <summary>The problem as a sentence.</summary>
    public override string ToString()
        => Found.Length == 0 ? $"{Field} is missing; expected {Allowed}" : $"{Field} is '{Found}'; expected {Allowed}";
}
