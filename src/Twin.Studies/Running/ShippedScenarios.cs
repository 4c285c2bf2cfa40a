using System.Reflection;
using System.Text;

namespace Twin.Studies.Running;

/// <summary>The scenarios and profiles of <c>scenarios/</c>, which come embedded so that the command works anywhere.</summary>
public static class ShippedScenarios
{
    /// <summary>How names of shipped files start in errors.</summary>
    public const string Prefix = "scenarios/";

    /// <summary>The names below <c>scenarios/</c>, as <c>anchors/flag-round-trip.yaml</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..].Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a shipped file; null when there is none of the name.</summary>
    public static string? Read(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
