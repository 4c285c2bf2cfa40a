namespace Twin.Studies.AlertStorm;

/// <summary>What is due for a device; the number is also its priority at the same moment.</summary>
internal enum StormEventKind : byte
{
    /// <summary>A genuine alert; the data is its number.</summary>
    Genuine,

    /// <summary>An alert of the faulty model's flood; the data is its number.</summary>
    Flood,

    /// <summary>An alert because supply is back; the data is its number.</summary>
    Restoration,
}
