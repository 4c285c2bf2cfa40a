using Orleans.Concurrency;

namespace Twin.Grains.Products;

/// <summary>An entry of the CPL: brings its changes to the devices that have it on record. Keyed by its number.</summary>
[Alias("twin.IProductGrain")]
internal interface IProductGrain : IGrainWithIntegerKey
{
    /// <summary>Takes a change, durably; the same again is passed over. Gives how many devices it goes on to reach.</summary>
    [ResponseTimeout("00:10:00")]
    [Alias("Start")]
    Task<long> StartAsync(Wave wave);

    /// <summary>How many devices are still to reach; 0 when none is.</summary>
    [AlwaysInterleave]
    [Alias("Reaching")]
    ValueTask<long> ReachingAsync();

    /// <summary>Waits until every device is reached.</summary>
    [AlwaysInterleave]
    [ResponseTimeout("04:00:00")]
    [Alias("Finish")]
    Task FinishAsync();
}
