namespace Twin.Contracts;

/// <summary>A call that the twin cannot make sense of: a field that is missing, unknown or out of range. Nothing was applied.</summary>
public sealed class TwinRequestException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problems">Each field with what was found and what is allowed; at least one.</param>
    public TwinRequestException(IReadOnlyList<FieldProblem> problems)
        : base(string.Join("; ", problems.Select(static problem => problem.ToString()))) => Problems = problems;

    /// <summary>Each field with what was found and what is allowed.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; }
}
