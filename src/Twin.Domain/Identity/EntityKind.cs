namespace Twin.Domain.Identity;

/// <summary>What has a state of its own in the twin. The numbers are persisted.</summary>
public enum EntityKind : byte
{
    /// <summary>None: an event of the twin as a whole.</summary>
    None = 0,

    /// <summary>A device; its number is its EUI-64.</summary>
    Device = 1,

    /// <summary>A communications hub; its number is the EUI-64 of its CHF.</summary>
    CommunicationsHub = 2,

    /// <summary>A meter point; its number is the packed MPxN.</summary>
    MeterPoint = 3,
}
