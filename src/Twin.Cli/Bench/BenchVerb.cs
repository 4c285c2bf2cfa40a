using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Bench;

/// <summary><c>twin bench</c>: how fast the twin is on this machine.</summary>
internal static class BenchVerb
{
    /// <summary>The verb with its parts.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("bench", "Measure how fast this machine runs the twin.") 
        {
            BenchMemoryCommand.Create(terminal),
            BenchEstateCommand.Create(terminal),
            BenchCplRemovalCommand.Create(terminal),
            BenchOutageRecoveryCommand.Create(terminal),
            BenchLiveCommand.Create(terminal),
            BenchHostsCommand.Create(terminal),
        };
}
