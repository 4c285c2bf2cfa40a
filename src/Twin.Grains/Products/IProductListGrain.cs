using Orleans.Concurrency;

namespace Twin.Grains.Products;

/// <summary>The CPL: the one writer of the numbers of its entries. There is one, with key 0.</summary>
[Alias("twin.IProductListGrain")]
internal interface IProductListGrain : IGrainWithIntegerKey
{
    /// <summary>The list, if it is newer than a version; else null.</summary>
    [AlwaysInterleave]
    [Alias("Get")]
    Task<ProductListSnapshot?> GetAsync(long newerThan);

    /// <summary>Puts an entry on the list or off it, once for its id, and lets it reach the devices.</summary>
    [Alias("Change")]
    Task<KeptAnswer> ChangeAsync(Guid id, ProductEntry entry, long atMs);

    /// <summary>An entry's change has reached every device.</summary>
    [AlwaysInterleave]
    [Alias("WaveDone")]
    Task WaveDoneAsync(ushort number, long version);
}
