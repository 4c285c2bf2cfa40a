using Twin.Domain.Network.AlertStorms;

namespace Twin.Studies.AlertStorm;

/// <summary>What one partition has counted.</summary>
internal sealed class StormCounters
{
    private const int Dispositions = 3;
    private const int Kinds = 3;

    private readonly long[] alerts = new long[Kinds * Dispositions];

    /// <summary>Devices of the faulty model.</summary>
    internal long Model { get; set; }

    /// <summary>Of these, the faulty ones.</summary>
    internal long Faulty { get; set; }

    /// <summary>ESMEs whose supply comes back.</summary>
    internal long Restored { get; set; }

    /// <summary>Devices of which any alert was throttled.</summary>
    internal long DevicesThrottled { get; set; }

    /// <summary>Counts an alert.</summary>
    internal void Count(StormEventKind kind, AlertDisposition disposition) => alerts[((int)kind * Dispositions) + (int)disposition]++;

    /// <summary>Alerts of a kind.</summary>
    internal long Of(StormEventKind kind) => Enum.GetValues<AlertDisposition>().Sum(d => Of(kind, d));

    /// <summary>Alerts of a disposition.</summary>
    internal long Of(AlertDisposition disposition) => Enum.GetValues<StormEventKind>().Sum(k => Of(k, disposition));

    /// <summary>Alerts of a kind and disposition.</summary>
    internal long Of(StormEventKind kind, AlertDisposition disposition) => alerts[((int)kind * Dispositions) + (int)disposition];
}
