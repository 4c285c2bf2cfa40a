using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Twin.Cli.Infrastructure;

/// <summary>The library's help text, followed by the examples of the verb.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(verb.Examples.Count == 1 ? "Example:" : "Examples:");
            foreach (string example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        return exitCode;
    }
}
