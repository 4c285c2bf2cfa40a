using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Client;
using Twin.Contracts.Json;
using Twin.Domain.Rules;

namespace Twin.Cli.Send;

/// <summary>What all commands of <c>twin send</c> have: where the twin is, how an answer is printed, how ids are read.</summary>
internal sealed class SendCommands(Terminal terminal)
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Reads a text; false when it is none.</summary>
    internal delegate bool TryRead<T>(string? text, out T value);

    /// <summary>Where output goes.</summary>
    public Terminal Terminal => terminal;

    /// <summary>An argument that is an id.</summary>
    public static Argument<T> Id<T>(string name, string description, TryRead<T> read)
        where T : struct
        => new(name)
        {
            Description = description,
            CustomParser = result => Read(result, name, read),
        };

    /// <summary>An option that is an id.</summary>
    public static Option<T?> IdOption<T>(string name, string description, TryRead<T> read)
        where T : struct
        => new(name)
        {
            Description = description,
            HelpName = "id",
            CustomParser = result => Read(result, name, read),
        };

    /// <summary>Gives a command its common options and what it does.</summary>
    /// <param name="verb">The command.</param>
    /// <param name="run">Does it; gives the exit code.</param>
    public Verb Complete(Verb verb, Func<ParseResult, TwinClient, AnswerOutput, CancellationToken, Task<int>> run)
    {
        Option<string> url = new("--url")
        {
            Description = $"The twin. Default: {DefaultUrl}.", HelpName = "url", DefaultValueFactory = _ => DefaultUrl,
        };
        Option<bool> json = CommonOptions.Json();
        verb.Add(url);
        verb.Add(json);
        verb.SetAction(async (parsed, cancellation) =>
        {
            string address = parsed.GetRequiredValue(url);
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            {
                throw new InvalidInputException($"--url: found '{address}'; allowed: a URL as {DefaultUrl}");
            }

            await using TwinClient client = TwinClient.Connect(address, new TwinClientOptions { Clock = terminal.Clock, Retries = 2 });
            return await run(parsed, client, new AnswerOutput(terminal, parsed.GetValue(json)), cancellation);
        });
        return verb;
    }

    private static T Read<T>(System.CommandLine.Parsing.ArgumentResult result, string name, TryRead<T> read)
        where T : struct
    {
        string found = result.Tokens[0].Value;
        if (!read(found, out T value))
        {
            result.AddError($"{name}: found '{found}'; allowed: {TwinJson.FormOf(typeof(T))!.Allowed}");
        }

        return value;
    }
}
