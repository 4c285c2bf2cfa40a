namespace Twin.Domain.Network.AlertStorms;

/// <summary>What becomes of an alert that reaches the throttle (Twin fact sheet 4.5).</summary>
public enum AlertDisposition : byte
{
    /// <summary>It goes to its recipients as it is.</summary>
    Forwarded,

    /// <summary>It goes to its recipients as the copy that stands for itself and for those discarded since the copy before.</summary>
    Consolidated,

    /// <summary>It is dropped and counted; the next copy says how many there were.</summary>
    Discarded,
}
