using System.CommandLine;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Running;
using Twin.Studies;

namespace Twin.Cli.Study;

/// <summary>The name of a study on the command line.</summary>
internal static class StudyArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create() => new("study") { Description = "The study's name; see 'twin study list'." };

    /// <summary>The study of a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static IStudy Find(string name)
    {
        if (StudyCatalogue.Find(name) is { } study)
        {
            return study;
        }

        string[] names = [.. StudyCatalogue.All.Select(static s => s.Name)];
        InputErrors errors = new();
        errors.Add("command line", 0, "study", name, string.Join(", ", names), NearestText.Hint(name, names));
        throw new InvalidInputException(errors.Items);
    }
}
