namespace Twin.Silo.Benches;

/// <summary>A number that calls add to.</summary>
[GrainType("raw")]
internal sealed class RawGrain : Grain, IRawGrain
{
    private long number;

    /// <inheritdoc/>
    public Task<long> AddAsync(long amount) => Task.FromResult(number += amount);

    /// <inheritdoc/>
    public async Task<long> PassAsync(long amount, IRawGrain to)
    {
        number += amount;
        return await to.AddAsync(amount);
    }
}
