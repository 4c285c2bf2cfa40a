using System.Diagnostics;
using System.Text.Json;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The words for where an input's value came from.</summary>
internal static class Origins
{
    /// <summary>The name in JSON.</summary>
    public static string Name(AssumptionOrigin origin) => origin switch
    {
        AssumptionOrigin.Published => "published",
        AssumptionOrigin.Assumed => "assumed",
        AssumptionOrigin.Scenario => "scenario",
        AssumptionOrigin.CommandLine => "command line",
        _ => throw new UnreachableException(),
    };

    /// <summary>The origin of a name in JSON.</summary>
    /// <exception cref="JsonException">There is none of this name.</exception>
    public static AssumptionOrigin Of(string name) => Enum.GetValues<AssumptionOrigin>().Cast<AssumptionOrigin?>()
        .FirstOrDefault(origin => Name(origin!.Value) == name)
        ?? throw new JsonException(
            $"found the origin '{name}', allowed: {string.Join(", ", Enum.GetValues<AssumptionOrigin>().Select(Name))}");
}
