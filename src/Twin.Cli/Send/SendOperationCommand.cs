using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Domain.Rules;

namespace Twin.Cli.Send;

/// <summary><c>twin send operation</c>: something that happens to the estate from outside.</summary>
internal static class SendOperationCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SendCommands commands)
    {
        Argument<string> kind = new("kind") { Description = $"What happens. One of {string.Join(", ", Kinds())}." };
        Argument<string[]> fields = new("fields")
        {
            Description = "Its fields, as device=00-DB-12-34-56-78-90-A0 product.type=ESME; what is missing or wrong is named.",
        };
        Option<Guid?> id = SendCommands.IdOption<Guid>(
            "--id", "The id of the report, to send the same again. Default: a new one.", (text, out value) => Guid.TryParse(text, out value));
        id.HelpName = "uuid";
        Verb verb = new(
            "operation",
            "Report something that happens to the estate from outside, and print the answer. Exits with 2 when it is refused.",
            "twin send operation supplyLost hub=00-DB-12-34-56-78-90-A2",
            "twin send operation cplEntryRemoved product.type=ESME product.manufacturer=Acme product.model=One product.firmwareVersion=1.0")
        {
            kind, fields, id,
        };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            Guid report = parsed.GetValue(id) ?? Guid.CreateVersion7();
            Operation operation = Read(parsed.GetRequiredValue(kind), report, parsed.GetValue(fields) ?? []);
            OperationAnswer answer = await client.ReportAsync(operation, cancellation);
            output.Write(answer);
            return answer.Accepted ? ExitCode.Ok : ExitCode.InvalidInput;
        });
    }

    /// <summary>Makes the operation of the words given, through the same reader that the gateway has.</summary>
    /// <exception cref="InvalidInputException">A word is not field=value.</exception>
    /// <exception cref="Twin.Contracts.TwinRequestException">A field is missing, unknown or wrong.</exception>
    internal static Operation Read(string kind, Guid id, IEnumerable<string> fields)
    {
        JsonObject message = new() { ["kind"] = kind, ["id"] = id.ToString() };
        foreach (string field in fields)
        {
            int split = field.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
            {
                throw new InvalidInputException($"fields: found '{field}'; allowed: field=value");
            }

            string text = field[(split + 1)..];
            string[] path = field[..split].Split('.');
            JsonObject owner = message;
            foreach (string part in path[..^1])
            {
                if (owner[part] is not JsonObject inner)
                {
                    owner[part] = inner = [];
                }

                owner = inner;
            }

            owner[path[^1]] = text is "true" or "false" ? text == "true" : text;
        }

        return TwinJson.Read<Operation>(Encoding.UTF8.GetBytes(message.ToJsonString()));
    }

    private static IEnumerable<string> Kinds()
        => TwinJson.InfoOf<Operation>().PolymorphismOptions!.DerivedTypes.Select(static (JsonDerivedType one) => (string)one.TypeDiscriminator!);
}
