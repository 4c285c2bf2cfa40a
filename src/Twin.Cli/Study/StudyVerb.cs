using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Study;

/// <summary><c>twin study</c>: what-if studies.</summary>
internal static class StudyVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("study", "Run the same events over the same estate under different rules, and read the difference.")
        {
            StudyListCommand.Create(terminal),
            StudyShowCommand.Create(terminal),
            StudyRunCommand.Create(terminal),
            StudySweepCommand.Create(terminal),
            StudyTornadoCommand.Create(terminal),
            StudyCompareCommand.Create(terminal),
            StudyReplayCommand.Create(terminal),
        };
}
