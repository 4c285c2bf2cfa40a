using Twin.Domain.Devices;

namespace Twin.Studies.CplRemoval;

/// <summary>What one partition has counted; added up by the centre.</summary>
internal sealed class CplCounters
{
    private const int Types = 8;

    /// <summary>Devices that run the entry at the start, whatever their type.</summary>
    internal long Affected { get; set; }

    /// <summary>Suspensions by device type.</summary>
    internal long[] Suspended { get; } = new long[Types];

    /// <summary>Devices showing Suspended now.</summary>
    internal long SuspendedNow { get; set; }

    /// <summary>
    /// Milliseconds that devices have spent Suspended, those still Suspended counted from zero: add now times their number.
    /// </summary>
    internal long SuspendedMs { get; set; }

    /// <summary>N28 by whether the recipient is an export supplier.</summary>
    internal long N28 { get; set; }

    /// <summary>N28 to export suppliers.</summary>
    internal long N28ToExportSuppliers { get; set; }

    /// <summary>N29.</summary>
    internal long N29 { get; set; }

    /// <summary>Changes of flags.</summary>
    internal long FlagChanges { get; set; }

    /// <summary>Requests of business as usual.</summary>
    internal long Requests { get; set; }

    /// <summary>Requests rejected with E5, business as usual and suppliers' reads alike.</summary>
    internal long RejectedE5 { get; set; }

    /// <summary>Of those, the suppliers' own tries after a lost response.</summary>
    internal long TriesRejectedE5 { get; set; }

    /// <summary>Requests rejected with any other code.</summary>
    internal long RejectedOther { get; set; }

    /// <summary>Firmware updates sent.</summary>
    internal long UpdatesSent { get; set; }

    /// <summary>Firmware updates sent to devices that already ran a listed version.</summary>
    internal long UpdatesWasted { get; set; }

    /// <summary>Responses lost.</summary>
    internal long ResponsesLost { get; set; }

    /// <summary>At the end: Suspended with nothing to come, by type.</summary>
    internal long[] Stuck { get; } = new long[Types];

    /// <summary>At the end: Suspended although the device runs a listed version.</summary>
    internal long StuckUpdated { get; set; }

    /// <summary>At the end: Suspended with something still to come.</summary>
    internal long StillWaiting { get; set; }

    /// <summary>Counts a device that begins to show Suspended.</summary>
    internal void Suspend(DeviceType type, long nowMs)
    {
        Suspended[(int)type]++;
        SuspendedNow++;
        SuspendedMs -= nowMs;
    }

    /// <summary>Counts a device that ceases to show Suspended.</summary>
    internal void Restore(long nowMs)
    {
        SuspendedNow--;
        SuspendedMs += nowMs;
    }
}
