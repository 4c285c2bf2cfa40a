namespace Twin.Studies.RequestTraffic;

/// <summary>What the centre remembers of a request until the end.</summary>
internal struct SentRequest
{
    /// <summary>When the user sent it first.</summary>
    internal long SentMs;

    /// <summary>When the first response is there; never until the DSP has worked on it.</summary>
    internal long ResponseMs;

    /// <summary>When the response is late.</summary>
    internal long TargetMs;

    /// <summary>What draws for it are made by: the device and the moment.</summary>
    internal ulong Key;

    /// <summary>Its class.</summary>
    internal int Class;

    /// <summary>Who sent it.</summary>
    internal ushort User;

    /// <summary>How often it was sent so far.</summary>
    internal ushort Attempts;
}
