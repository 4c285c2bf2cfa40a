using System.CommandLine;
using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Cli.Infrastructure;

/// <summary>Options that mean the same on every command that has them.</summary>
internal static class CommonOptions
{
    private const string QuietName = "--quiet";
    private const int MostThreads = 1024;

    /// <summary><c>--json</c>, for a command that prints data.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON instead of text." };

    /// <summary><c>--quiet</c>, on the root and so on every command.</summary>
    public static Option<bool> Quiet() => new(QuietName)
    {
        Description = "Print no progress and no notes, only data and errors.",
        Recursive = true,
    };

    /// <summary>An option that takes a whole number within bounds, which errors name; null when the user does not give it.</summary>
    /// <param name="name">The option, as <c>--threads</c>.</param>
    /// <param name="least">The smallest value allowed.</param>
    /// <param name="most">The largest value allowed.</param>
    public static Option<int?> Number(string name, int least, int most) => new(name)
    {
        HelpName = "number",
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            bool read = int.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value);
            if (read && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name}: found '{found}'; allowed: a whole number from {least} to {most}"));
            return null;
        },
    };

    /// <summary><c>--threads</c>, for a command that works on several.</summary>
    /// <param name="description">What the number means there, and what holds without it.</param>
    public static Option<int?> Threads(string description)
    {
        Option<int?> threads = Number("--threads", 1, MostThreads);
        threads.Description = description;
        return threads;
    }

    /// <summary>An option that takes a code of the field, as <c>--role GS</c>; null when the user does not give it.</summary>
    /// <param name="name">The option.</param>
    /// <param name="codes">What it may be.</param>
    /// <param name="description">What it means.</param>
    public static Option<T?> Code<T>(string name, CodeSet<T> codes, string description)
        where T : struct
        => new(name)
        {
            Description = $"{description} One of {codes.Allowed}.",
            HelpName = name.TrimStart('-'),
            CustomParser = result =>
            {
                string found = result.Tokens[0].Value;
                if (codes.TryParse(found, out T value))
                {
                    return value;
                }

                result.AddError($"{name}: found '{found}'; allowed: {codes.Allowed}");
                return null;
            },
        };

    /// <summary>Whether the user asked for no progress and no notes.</summary>
    public static bool IsQuiet(this ParseResult parsed) => parsed.GetValue<bool>(QuietName);
}
