using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Estates;

namespace Twin.Cli.Estates;

/// <summary><c>twin estate show</c>: what a profile comes to.</summary>
internal static class EstateShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        ProfileArgument profile = new();
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "show",
            "Build an estate from a profile and print its counts by type, status, generation, network, supplier and product.",
            "twin estate show gb",
            "twin estate show my-profile.yaml --premises 50000 --json")
        {
            json,
        };
        profile.AddTo(verb);
        verb.SetAction((parsed, cancellation) =>
        {
            EstateSummary summary = EstateSummary.Of(profile.Build(parsed, cancellation));
            terminal.Out.Write(parsed.GetValue(json) ? EstateSummaryText.ToJson(summary) + "\n" : EstateSummaryText.ToText(summary));
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }
}
