using Twin.Domain.Devices;
using Twin.Domain.Tests.Devices;

namespace Twin.Domain.Tests.MeterPoints;

/// <summary>The flag rules from the definitions of the fact sheet's section 3.4: st, pre, eff, cur, ever.</summary>
internal static class FlagOracle
{
    internal static string Flag(string rule, string before, IReadOnlyCollection<DeviceStatus> linked, bool ever)
    {
        string[] st = [.. linked.Select(Machines.ShownByR1)];
        string[] eff = [.. linked.Zip(st, static (m, s) => s is "Suspended" or "Recovery" or "Recovered" ? Pre(m) : s)];
        string[] cur = [.. st.Where(static s => s is not ("Decommissioned" or "Withdrawn" or "Pending" or "Whitelisted"))];
        bool allSuspended = cur.Length > 0 && cur.All(static s => s == "Suspended");
        return rule switch
        {
            "a1" => st.Contains("Commissioned") ? "A"
                : allSuspended ? "S"
                : st.Length > 0 && st.All(static s => s == "Withdrawn") ? "W"
                : before,
            "a2" => st.Contains("Commissioned") ? "A" : before,
            "c" => st.Contains("Commissioned") ? "A" : allSuspended ? "S" : cur.Length > 0 || ever ? "N" : "null",
            "c2" => st.Contains("Commissioned") ? "A" : cur.Length > 0 || ever ? "N" : "null",
            "d" => AsD(eff, ever),
            "e" => allSuspended ? "S" : AsD(eff, ever),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "rule b looks at events and has examples of its own"),
        };
    }

    private static string AsD(string[] eff, bool ever)
        => eff.Contains("Commissioned") ? "A" : eff.Contains("InstalledNotCommissioned") ? "I" : ever ? "N" : "null";

    // The last status before Suspended, Recovery and Recovered.
    private static string Pre(DeviceStatus status) => status.Lifecycle.ToString();
}
