using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Grains.Products;

/// <summary>An entry of the CPL on its way, and as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("twin.ProductEntry")]
internal sealed record ProductEntry(
    [property: Id(0)] byte Type,
    [property: Id(1)] string Manufacturer,
    [property: Id(2)] string Model,
    [property: Id(3)] string FirmwareVersion,
    [property: Id(4)] bool Listed)
{
    internal Product ToProduct() => new((DeviceType)Type, Manufacturer, Model, FirmwareVersion);

    internal static ProductEntry Of(Product product, bool listed)
        => new((byte)product.Type, product.Manufacturer, product.Model, product.FirmwareVersion, listed);
}

/// <summary>The whole CPL with its version; the entries in the order of their numbers.</summary>
[GenerateSerializer, Immutable, Alias("twin.ProductListSnapshot")]
internal sealed record ProductListSnapshot([property: Id(0)] long Version, [property: Id(1)] List<ProductEntry> Entries)
{
    internal ProductList ToList()
    {
        ProductList list = ProductList.Of(Entries.Select(static entry => entry.ToProduct()));
        for (int at = 0; at < Entries.Count; at++)
        {
            list = Entries[at].Listed ? list : list.WithListing((ushort)(at + 1), false);
        }

        return list;
    }
}
