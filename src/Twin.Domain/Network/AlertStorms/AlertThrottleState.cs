using System.Runtime.InteropServices;

namespace Twin.Domain.Network.AlertStorms;

/// <summary>
/// What the throttle remembers of one alert code of one device: 28 bytes, so that ten million fit into 280 MB. The default value is a
/// device that never sent the alert. Written by <see cref="AlertThrottle"/> alone.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 28)]
public struct AlertThrottleState
{
    /// <summary>When the window began: at its first alert.</summary>
    internal long WindowStartMs;

    /// <summary>Before when no other copy is sent.</summary>
    internal long PeriodEndMs;

    /// <summary>Alerts in the window so far; 0 before the first alert ever.</summary>
    internal int WindowCount;

    private int unreported;
    private int sequenceId;

    /// <summary>How many alerts were discarded that no copy has counted yet.</summary>
    public int Unreported
    {
        readonly get => unreported;
        internal set => unreported = value;
    }

    /// <summary>The copies sent in the storm so far; 0 when the alert is not being throttled.</summary>
    public int SequenceId
    {
        readonly get => sequenceId;
        internal set => sequenceId = value;
    }

    /// <summary>Whether the alert is being throttled.</summary>
    public readonly bool IsThrottled => SequenceId > 0;

    /// <summary>
    /// Whether nothing would change if the state were forgotten at a moment: the window is over and no storm is on. A host that holds
    /// states in a table drops such rows.
    /// </summary>
    public readonly bool IsForgettable(AlertThrottleSettings settings, long nowMs)
        => !IsThrottled && (WindowCount == 0 || nowMs - WindowStartMs >= settings.WindowMs);
}
