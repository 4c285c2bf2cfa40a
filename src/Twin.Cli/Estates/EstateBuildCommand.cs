using System.CommandLine;
using System.Globalization;
using System.Text;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Inventories;

namespace Twin.Cli.Estates;

/// <summary><c>twin estate build</c>: a generated estate as an inventory file.</summary>
internal static class EstateBuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        ProfileArgument profile = new();
        Option<string> output = new("--out")
        {
            Description = "The CSV file to write; it must not exist yet.",
            HelpName = "inventory.csv",
            Required = true,
        };
        Verb verb = new(
            "build",
            "Build an estate from a profile and write it as an inventory: one CSV row for each device, to look at, edit and import.",
            "twin estate build gb --premises 1000 --out inventory.csv")
        {
            output,
        };
        profile.AddTo(verb);
        verb.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(output);
            if (File.Exists(path))
            {
                throw new InvalidInputException($"--out: found {path}, which exists; allowed: a file that does not exist yet");
            }

            SimulatedEstate estate = profile.Build(parsed, cancellation);
            Write(estate, path, cancellation);
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {estate.Devices:N0} devices"));
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }

    // Under another name first, so that a full disk leaves no file that looks complete.
    private static void Write(SimulatedEstate estate, string path, CancellationToken cancellation)
    {
        string partial = string.Create(CultureInfo.InvariantCulture, $"{path}.partial-{Environment.ProcessId}");
        try
        {
            UTF8Encoding plain = new(encoderShouldEmitUTF8Identifier: false);
            using (StreamWriter writer = new(partial, append: false, plain) { NewLine = "\n" })
            {
                InventoryWriter.Write(estate, writer, cancellation);
            }

            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
