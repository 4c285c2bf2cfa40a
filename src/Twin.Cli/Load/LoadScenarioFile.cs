using System.CommandLine;
using Twin.Domain.Rules;
using Twin.Load.Scenarios;
using Twin.Studies.Running;

namespace Twin.Cli.Load;

/// <summary>Scenario files as the user names them: shipped ones by name, own ones by path.</summary>
internal static class LoadScenarioFile
{
    private const string Folder = "load/";
    private const string Extension = ".yaml";

    /// <summary>The argument.</summary>
    public static Argument<string> Argument() => new("scenario")
    {
        Description = "A shipped scenario by its name (twin load list), or the path of your own file.",
    };

    /// <summary>The names of the shipped scenarios.</summary>
    public static IEnumerable<string> Names => ShippedScenarios.Names
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(static name => name[Folder.Length..^Extension.Length]);

    /// <summary>The text of a scenario and its name in errors.</summary>
    /// <exception cref="FileNotFoundException">There is neither a shipped scenario nor a file of the name.</exception>
    public static (string File, string Text) Read(string name)
    {
        if (ShippedScenarios.Read(Folder + name + Extension) is { } shipped)
        {
            return (ShippedScenarios.Prefix + Folder + name + Extension, shipped);
        }

        return File.Exists(name)
            ? (name, File.ReadAllText(name))
            : throw new FileNotFoundException($"{name}: there is no such file, and no such scenario; shipped: {string.Join(", ", Names)}");
    }

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="InvalidInputException">It is wrong; all errors.</exception>
    public static LoadScenario Load(string name)
    {
        (string file, string text) = Read(name);
        InputErrors errors = new();
        LoadScenario? scenario = LoadScenarioReader.Read(file, text, errors);
        errors.ThrowIfAny();
        return scenario!;
    }
}
