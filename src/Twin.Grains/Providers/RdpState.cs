using System.Text.Json.Serialization;

namespace Twin.Grains.Providers;

/// <summary>What an RDP's grain keeps: its outbox as of a place in the log. The log tells the rest.</summary>
internal sealed class RdpState
{
    /// <summary>The version of this form.</summary>
    public int Form { get; set; } = 1;

    /// <summary>The last event of the log that the outbox has heard.</summary>
    public long Cursor { get; set; }

    /// <summary>The last file run in the twin's time; none before the first.</summary>
    public long LastRunMs { get; set; } = long.MinValue;

    /// <summary>Whether the feature switch of the fuel is off. Written only when it is, so what knows none means on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSwitchedOff { get; set; }

    public byte Policy { get; set; }

    public byte HistoryPolicy { get; set; }

    /// <summary>The seven counts of the outbox, in their order.</summary>
    public long[] Counts { get; set; } = new long[7];

    /// <summary>The rows, 15 bytes each: meter point, flag, notified flag, whether it ever was A, place among those due.</summary>
    public byte[] Rows { get; set; } = [];
}
