using System.Collections.Immutable;

namespace Twin.Domain.Rules;

/// <summary>
/// The Central Products List: every entry (device type, manufacturer, model, firmware version) with a small number, and whether it is
/// listed now. Immutable; a change of the list is a new value.
/// </summary>
/// <remarks>Numbers run from 1; 0 stands for no entry and is never listed. At most 65,535 entries.</remarks>
public sealed class ProductList
{
    private readonly ImmutableArray<Product> products;
    private readonly ImmutableArray<bool> listed;

    // Never changed once a list holds it; lists that differ only in what is listed share one.
    private readonly Dictionary<Product, ushort> numbers;

    private ProductList(ImmutableArray<Product> products, ImmutableArray<bool> listed, Dictionary<Product, ushort> numbers)
    {
        this.products = products;
        this.listed = listed;
        this.numbers = numbers;
    }

    /// <summary>A list without entries.</summary>
    public static ProductList Empty { get; } = new([], [], []);

    /// <summary>The entries in the order of their numbers; entry 1 comes first.</summary>
    public ImmutableArray<Product> Products => products;

    /// <summary>How many entries there are, listed or not.</summary>
    public int Count => products.Length;

    /// <summary>The entry with the number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or beyond the last entry.</exception>
    public Product this[ushort number] => number is > 0 && number <= products.Length
        ? products[number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"no such CPL entry; expected 1 to {products.Length}");

    /// <summary>Makes a list of listed entries.</summary>
    /// <exception cref="ArgumentException">An entry occurs twice, or there are more than 65,535.</exception>
    public static ProductList Of(IEnumerable<Product> products)
    {
        ImmutableArray<Product> entries = [.. products];
        Dictionary<Product, ushort> numbers = new(entries.Length);
        foreach (Product entry in entries)
        {
            if (numbers.Count == ushort.MaxValue || !numbers.TryAdd(entry, (ushort)(numbers.Count + 1)))
            {
                throw new ArgumentException("entries must be distinct, and at most 65,535", nameof(products));
            }
        }

        return new ProductList(entries, [.. Enumerable.Repeat(true, entries.Length)], numbers);
    }

    /// <summary>Whether the entry with the number is on the list now; false for 0.</summary>
    public bool IsListed(ushort number) => (uint)(number - 1) < (uint)listed.Length && listed[number - 1];

    /// <summary>The number of an entry, in constant time; 0 when there is none.</summary>
    public ushort NumberOf(Product product) => numbers.GetValueOrDefault(product);

    /// <summary>The list with an entry added at the next number, listed; the same list when it is there already.</summary>
    /// <exception cref="InvalidOperationException">There are 65,535 entries already.</exception>
    public ProductList With(Product product)
    {
        if (numbers.ContainsKey(product))
        {
            return this;
        }

        if (Count == ushort.MaxValue)
        {
            throw new InvalidOperationException("a list has at most 65,535 entries");
        }

        Dictionary<Product, ushort> extended = new(numbers) { [product] = (ushort)(Count + 1) };
        return new ProductList(products.Add(product), listed.Add(true), extended);
    }

    /// <summary>The list with an entry on it or off it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or beyond the last entry.</exception>
    public ProductList WithListing(ushort number, bool isListed)
    {
        _ = this[number];
        return new ProductList(products, listed.SetItem(number - 1, isListed), numbers);
    }
}
