namespace Twin.Domain.Network.Release;

/// <summary>How fast a class may be released under <see cref="ReleasePolicy.TokenBucket"/>.</summary>
/// <param name="Rate">Tokens in a period; the default value for no limit.</param>
/// <param name="Burst">How many messages may go at once, at least 1; ignored without a limit.</param>
public readonly record struct ReleaseLimit(MessageRate Rate, int Burst)
{
    /// <summary>No limit.</summary>
    public static ReleaseLimit None => default;

    /// <summary>A full bucket for the limit.</summary>
    internal TokenBucket ToBucket() => Rate.Messages == 0 ? default : new TokenBucket(Rate, Burst);
}
