namespace Twin.Domain.Network.Release;

/// <summary>In which order the DCC releases what waits for users (DP100; T-B; Twin fact sheet 2 and 4.3).</summary>
public enum ReleasePolicy : byte
{
    /// <summary>As it came, irrespective of class: what T-B describes as today's practice.</summary>
    Fifo,

    /// <summary>The most urgent class that has something; the others wait.</summary>
    StrictPriority,

    /// <summary>Each class by its weight, by deficit round robin.</summary>
    Weighted,

    /// <summary>The most urgent class that has something and a token; without a token it waits, even if nothing else is sent.</summary>
    TokenBucket,
}
