namespace Twin.Silo.Benches;

/// <summary>What a call costs that does nothing of the twin: the grain that the twin's own are measured against.</summary>
[Alias("twin.IRawGrain")]
internal interface IRawGrain : IGrainWithIntegerKey
{
    /// <summary>Adds to the grain's number.</summary>
    [Alias("Add")]
    Task<long> AddAsync(long amount);

    /// <summary>Adds here, then to another grain, as a step with a message that is waited for.</summary>
    [Alias("Pass")]
    Task<long> PassAsync(long amount, IRawGrain to);
}
