using System.Diagnostics;
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
}
