using Twin.Domain.Rules;

namespace Twin.Grains.Products;

/// <summary>A silo's copy of the CPL, fetched anew when a call carries a newer version. Safe for use by several threads.</summary>
internal sealed class ProductBook(IGrainFactory grains)
{
    private readonly Lock gate = new();
    private Page page = new(0, ProductList.Empty);

    /// <summary>How new the copy is; 0 before there is one.</summary>
    internal long Version => Volatile.Read(ref page).Version;

    /// <summary>The list in a version or a newer one.</summary>
    internal ValueTask<ProductList> AtLeastAsync(long version)
    {
        Page now = Volatile.Read(ref page);
        return now.Version >= version && now.Version > 0 ? new(now.List) : new(FetchAsync());
    }

    /// <summary>Fetches the newest list.</summary>
    internal Task RefreshAsync() => FetchAsync();

    /// <summary>Takes a list unless a newer one is there.</summary>
    internal ProductList Take(ProductListSnapshot snapshot)
    {
        lock (gate)
        {
            if (snapshot.Version > page.Version)
            {
                Volatile.Write(ref page, new Page(snapshot.Version, snapshot.ToList()));
            }

            return page.List;
        }
    }

    private async Task<ProductList> FetchAsync()
    {
        ProductListSnapshot? newer = await grains.GetGrain<IProductListGrain>(0).GetAsync(Version);
        return newer is null ? Volatile.Read(ref page).List : Take(newer);
    }

    private sealed record Page(long Version, ProductList List);
}
