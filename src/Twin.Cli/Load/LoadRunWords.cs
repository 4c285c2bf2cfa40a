using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Load;

/// <summary>The arguments and options of <c>twin load run</c>.</summary>
internal sealed class LoadRunWords
{
    /// <summary>The scenario.</summary>
    public Argument<string> Scenario { get; } = LoadScenarioFile.Argument();

    /// <summary>The twin's address.</summary>
    public Option<Uri?> Url { get; } = new("--url")
    {
        Description = "The twin's address; without it, the scenario's target, else http://127.0.0.1:8080.",
        HelpName = "address",
        CustomParser = static result =>
        {
            string found = result.Tokens[0].Value;
            if (Uri.TryCreate(found, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
            {
                return url;
            }

            result.AddError($"--url: found '{found}'; allowed: an address with http or https, as http://127.0.0.1:8080");
            return null;
        },
    };

    /// <summary>The seed.</summary>
    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "The seed; without one, the scenario's, else one is chosen and printed.",
        HelpName = "number",
    };

    /// <summary>The run folder.</summary>
    public Option<string?> Output { get; } = new("--out")
    {
        Description = "The run folder; it must not exist yet. Without it, a new one under runs/.",
        HelpName = "folder",
    };

    /// <summary>Whether the result is printed as JSON.</summary>
    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>Adds all of them to the verb, in the order of the help text.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(Scenario);
        foreach (Option option in (Option[])[Url, Seed, Output, Json])
        {
            verb.Add(option);
        }
    }
}
