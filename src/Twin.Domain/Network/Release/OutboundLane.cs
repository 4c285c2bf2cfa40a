namespace Twin.Domain.Network.Release;

/// <summary>Why a message waits in the DCC. Within a class, what was sent before goes before what was not, as it is older.</summary>
public enum OutboundLane : byte
{
    /// <summary>The user's adapter refused it and it is sent again.</summary>
    Refused,

    /// <summary>The user did not acknowledge it in time and it is sent again: a duplicate (delivery is at least once).</summary>
    Unacknowledged,

    /// <summary>It has not been sent yet.</summary>
    First,
}
