using System.Globalization;
using Twin.Domain.CommunicationsHubs;

namespace Twin.Studies.OutageRecovery;

/// <summary>What stops, as scenarios write it: <c>outbound</c>, <c>dsp</c>, <c>csp:north</c>, <c>capacity:50</c>, <c>none</c>.</summary>
/// <param name="Kind">What stops.</param>
/// <param name="Region">The region, for <see cref="OutageKind.Csp"/>.</param>
/// <param name="Percent">How much of the release rate is left, for <see cref="OutageKind.Capacity"/>.</param>
internal readonly record struct OutageMode(OutageKind Kind, CspRegion Region, int Percent)
{
    /// <summary>What may be written.</summary>
    internal const string Allowed = "none, outbound, dsp, csp:north, csp:central, csp:south, or capacity:1 to capacity:99 (percent)";

    /// <summary>Reads a mode; null when it is none of the allowed.</summary>
    internal static OutageMode? Parse(string text)
    {
        (string kind, string? detail) = text.Split(':') switch
        {
            [var one] => (one, null),
            [var one, var two] => (one, two),
            _ => (string.Empty, string.Empty),
        };
        return (kind, detail) switch
        {
            ("none", null) => new OutageMode(OutageKind.None, default, 0),
            ("outbound", null) => new OutageMode(OutageKind.Outbound, default, 0),
            ("dsp", null) => new OutageMode(OutageKind.Dsp, default, 0),
            ("csp", "north") => new OutageMode(OutageKind.Csp, CspRegion.North, 0),
            ("csp", "central") => new OutageMode(OutageKind.Csp, CspRegion.Central, 0),
            ("csp", "south") => new OutageMode(OutageKind.Csp, CspRegion.South, 0),
            ("capacity", { } percent) when int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out int left)
                && left is > 0 and < 100 => new OutageMode(OutageKind.Capacity, default, left),
            _ => null,
        };
    }
}
