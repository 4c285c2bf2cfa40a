namespace Twin.Domain.Network;

/// <summary>In which order the DCC releases messages that wait for users (DP100; Twin fact sheet 4.3).</summary>
public enum ReleasePolicy
{
    /// <summary><c>fifo</c>: in the order of arrival, whatever they are. As-is (T-B).</summary>
    Fifo,

    /// <summary><c>strictPriority</c>: a class waits while any more urgent one has a message.</summary>
    StrictPriority,

    /// <summary><c>weighted</c>: classes share the rate by weights, so that none waits for ever.</summary>
    Weighted,

    /// <summary><c>tokenBucket</c>: strict priority, but each class is released no faster than its own bucket fills.</summary>
    TokenBucket,
}
