using Xunit;

namespace Twin.Testing;

/// <summary>A test that needs a <see cref="PostgresServer"/>; skipped, and named as such, where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    internal const string Missing = "PostgreSQL is not installed (Debian: apt install postgresql)";

    /// <summary>Marks a test.</summary>
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsInstalled)
        {
            Skip = Missing;
        }
    }
}
