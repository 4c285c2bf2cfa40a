namespace Twin.Domain.Network;

/// <summary>What the DCC does when users ask for more than it can carry (SECMP0067; Twin fact sheet 4.6).</summary>
public enum RequestThrottling
{
    /// <summary><c>none</c>: requests are served as they come. As-is (T-B).</summary>
    None,

    /// <summary><c>allocation</c>: near capacity, users above their allocation are throttled and the others are not.</summary>
    Allocation,
}
