using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Rules;

public class ProductListTests
{
    [Fact]
    public void Every_entry_is_found_by_value_under_its_number_and_others_are_not()
    {
        ProductList list = ProductList.Of([Entry("1"), Entry("2"), Entry("3")]);

        Assert.Equal([1, 2, 3], new[] { "1", "2", "3" }.Select(version => (int)list.NumberOf(Entry(version))));
        Assert.Equal(0, list.NumberOf(Entry("4")));
        Assert.Equal(0, ProductList.Empty.NumberOf(Entry("1")));
    }

    [Fact]
    public void An_entry_added_gets_the_next_number_and_leaves_the_list_before_it_alone()
    {
        ProductList before = ProductList.Of([Entry("1")]).WithListing(1, isListed: false);
        ProductList after = before.With(Entry("2"));

        Assert.Same(after, after.With(Entry("1")));
        Assert.Equal((0, 2), (before.NumberOf(Entry("2")), after.NumberOf(Entry("2"))));
        Assert.Equal((1, 2), (before.Count, after.Count));
        Assert.Equal((false, true), (after.IsListed(1), after.IsListed(2)));
    }

    [Fact]
    public void A_listing_changes_what_is_listed_and_no_number()
    {
        ProductList before = ProductList.Of([Entry("1"), Entry("2")]);
        ProductList after = before.WithListing(2, isListed: false);

        Assert.Equal((true, false), (before.IsListed(2), after.IsListed(2)));
        Assert.Equal((1, 2), (after.NumberOf(Entry("1")), after.NumberOf(Entry("2"))));
    }

    [Fact]
    public void A_list_takes_65535_entries_and_no_more()
    {
        ProductList full = ProductList.Of(Enumerable.Range(1, ushort.MaxValue).Select(static n => Entry(n.ToString("X", null))));

        Assert.Equal(ushort.MaxValue, full.NumberOf(Entry("FFFF")));
        Assert.Throws<InvalidOperationException>(() => full.With(Entry("10000")));
        Assert.Throws<ArgumentException>(() => ProductList.Of(full.Products.Add(Entry("10000"))));
        Assert.Throws<ArgumentException>(() => ProductList.Of([Entry("1"), Entry("1")]));
    }

    private static Product Entry(string version) => new(DeviceType.Esme, "Maker", "Model", version);
}
