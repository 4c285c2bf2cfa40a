using Xunit;

namespace Twin.Testing;

/// <summary>A test with rows that needs a <see cref="PostgresServer"/>; skipped where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks a test.</summary>
    public PostgresTheoryAttribute()
    {
        if (!PostgresServer.IsInstalled)
        {
            Skip = PostgresFactAttribute.Missing;
        }
    }
}
