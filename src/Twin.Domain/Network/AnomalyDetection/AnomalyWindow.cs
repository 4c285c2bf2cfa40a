namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>Over what span requests are counted against a threshold. Not published (Twin fact sheet 4.9).</summary>
public enum AnomalyWindow : byte
{
    /// <summary>Spans of the window's length one after the other from time 0. Twice the threshold fits around a boundary.</summary>
    Calendar,

    /// <summary>Any span of the window's length: never more than the threshold pass in one.</summary>
    Rolling,
}
