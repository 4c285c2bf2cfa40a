using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>What a host keeps of a message that waits in the DCC for its user. Small, because there may be tens of millions.</summary>
public interface IOutboundMessage
{
    /// <summary>From when on it may be released.</summary>
    SimTime Available { get; }

    /// <summary>Which comes first of two that are there from the same moment on; smaller is earlier. Different for all messages.</summary>
    long Number { get; }
}
