namespace Twin.Studies.OtaPowerAlerts;

/// <summary>What was counted for one distributor.</summary>
internal sealed class DistributorCounters
{
    /// <summary>AD1 raised because of firmware, by day.</summary>
    internal long[] FalseByDay { get; }

    /// <summary>AD1 raised because of firmware that the distributor got, by day of arrival; later ones count for the last.</summary>
    internal long[] FalseForwardedByDay { get; }

    /// <summary>AD1 raised because of real outages, by day.</summary>
    internal long[] TrueByDay { get; }

    /// <summary>AD1 of real outages that it did not get.</summary>
    internal long TrueHidden { get; set; }

    /// <summary>7.4 sent about AD1.</summary>
    internal long Reads { get; set; }

    /// <summary>Visits for nothing.</summary>
    internal long WastedVisits { get; set; }

    /// <summary>Starts at zero.</summary>
    internal DistributorCounters(int days)
    {
        FalseByDay = new long[days];
        FalseForwardedByDay = new long[days];
        TrueByDay = new long[days];
    }
}
