using System.CommandLine;
using System.Runtime.InteropServices;
using Twin.Cli.Bench;
using Twin.Cli.Estates;
using Twin.Cli.Infrastructure;
using Twin.Cli.Load;
using Twin.Cli.Mods;
using Twin.Cli.Rules;
using Twin.Cli.Send;
using Twin.Cli.Serve;
using Twin.Cli.Study;

namespace Twin.Cli;

/// <summary>The <c>twin</c> command: its verbs, and the process around them.</summary>
internal static class Program
{
    /// <summary>Every verb, in the order of the help text.</summary>
    public static RootCommand CreateCommands(Terminal terminal) => new(
        "A digital twin of the GB smart metering estate. Change a rule of the Smart Energy Code, run the same events over the same "
        + "estate, and read the difference before anyone builds the change.")
    {
        StudyVerb.Create(terminal),
        EstateVerb.Create(terminal),
        ModsVerb.Create(terminal),
        RulesVerb.Create(terminal),
        ServeVerb.Create(terminal),
        SendVerb.Create(terminal),
        LoadVerb.Create(terminal),
        BenchVerb.Create(terminal),
    };

    private static async Task<int> Main(string[] args)
    {
        using CancellationTokenSource interrupted = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        Terminal terminal = ProcessTerminal.Open();
        return await CommandLineRun.ExecuteAsync(CreateCommands(terminal), args, terminal, interrupted.Token);

        // The first signal asks the command to stop cleanly; a second one ends the process as the system does by default.
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }
    }
}
