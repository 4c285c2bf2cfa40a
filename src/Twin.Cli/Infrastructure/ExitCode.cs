namespace Twin.Cli.Infrastructure;

/// <summary>What the command tells the shell; documented in docs/reference/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The environment failed: disk, permissions, memory, or a fault of the twin itself.</summary>
    public const int EnvironmentFailed = 1;

    /// <summary>The user's input is wrong: an option, a file, a value in a file.</summary>
    public const int InvalidInput = 2;

    /// <summary>All went well, and a threshold of the scenario was crossed.</summary>
    public const int ThresholdCrossed = 99;

    /// <summary>Stopped by the user; the value shells give to a process that ends by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
