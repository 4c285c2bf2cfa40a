using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>The CPL entries an inventory names, numbered as they are met.</summary>
internal sealed class InventoryProducts
{
    private const int LongestKey = 1 + 30 + 1 + 30 + 1 + 8;
    private const char Separator = '\u001F';

    private readonly Dictionary<string, ushort> numberOfKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> numberOfSpan;
    private readonly List<Product> products = [];
    private readonly HashSet<ushort> unlisted = [];

    internal InventoryProducts() => numberOfSpan = numberOfKey.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of an entry whose parts have lengths the CPL allows; null when there are too many entries.</summary>
    internal ushort? NumberOf(DeviceType type, ReadOnlySpan<char> manufacturer, ReadOnlySpan<char> model, ReadOnlySpan<char> version)
    {
        Span<char> key = stackalloc char[LongestKey];
        key[0] = (char)type;
        int length = Append(key, 1, manufacturer);
        length = Append(key, length, model);
        version.CopyTo(key[length..]);
        ReadOnlySpan<char> text = key[..(length + version.Length)];
        if (numberOfSpan.TryGetValue(text, out ushort number))
        {
            return number;
        }

        if (products.Count == ushort.MaxValue)
        {
            return null;
        }

        products.Add(new Product(type, manufacturer.ToString(), model.ToString(), version.ToString()));
        number = (ushort)products.Count;
        numberOfKey.Add(text.ToString(), number);
        return number;
    }

    /// <summary>Notes that a device is held because this entry, which its record names, is off the list.</summary>
    internal void MarkUnlisted(ushort number) => unlisted.Add(number);

    /// <summary>The list, with the entries of held devices off it.</summary>
    internal ProductList ToList() => unlisted.Aggregate(
        ProductList.Of(products), static (list, number) => list.WithListing(number, isListed: false));

    private static int Append(Span<char> key, int at, ReadOnlySpan<char> part)
    {
        part.CopyTo(key[at..]);
        key[at + part.Length] = Separator;
        return at + part.Length + 1;
    }
}
