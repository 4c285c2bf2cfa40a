namespace Twin.Studies.AnomalyDetection;

/// <summary>What the centre has counted. Every request sent passed, was deleted, or was quarantined.</summary>
internal sealed class AnomalyCounters
{
    private const int Origins = 3;

    /// <summary>Requests sent, by origin.</summary>
    internal long[] Sent { get; } = new long[Origins];

    /// <summary>Requests that passed at once, by origin.</summary>
    internal long[] Passed { get; } = new long[Origins];

    /// <summary>Requests quarantined, by origin.</summary>
    internal long[] Quarantined { get; } = new long[Origins];

    /// <summary>Requests deleted: values outside the limits for SMETS1 devices.</summary>
    internal long Deleted { get; set; }

    /// <summary>Honest requests of the price change that were quarantined.</summary>
    internal long PriceQuarantined { get; set; }

    /// <summary>Honest requests of the retry storm that were quarantined.</summary>
    internal long RetryQuarantined { get; set; }

    /// <summary>From sending to release, of honest requests that were quarantined, milliseconds.</summary>
    internal List<long> StallsMs { get; } = [];

    /// <summary>Cases opened.</summary>
    internal long Cases { get; set; }

    /// <summary>Files sent, repetitions included: exit quarantine and ADT.</summary>
    internal long Files { get; set; }

    /// <summary>Of these, those lost.</summary>
    internal long FilesLost { get; set; }

    /// <summary>Of these, those late.</summary>
    internal long FilesLate { get; set; }

    /// <summary>Of these, those seen by somebody who must not see them.</summary>
    internal long FileBreaches { get; set; }

    /// <summary>ADT files that were in force only after the prices had changed.</summary>
    internal long ThresholdsTooLate { get; set; }

    /// <summary>The work of users and of the Service Desk.</summary>
    internal long EffortMs { get; set; }

    /// <summary>When the surge was stopped or ended; null while it goes on.</summary>
    internal long? SurgeStoppedMs { get; set; }
}
