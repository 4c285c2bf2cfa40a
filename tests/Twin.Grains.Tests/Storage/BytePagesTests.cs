using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Bytes that are kept stay what they were.</summary>
public class BytePagesTests
{
    [Fact]
    public void Bytes_of_any_length_are_read_back_whatever_came_between()
    {
        BytePages pages = new();
        List<(BytePlace Place, byte[] Bytes)> kept = [];
        foreach (int round in Enumerable.Range(0, 40))
        {
            foreach (int length in new[] { 1, 130, 2_047, 2_048, 2_049, 16_384, 16_385, 700 })
            {
                byte[] bytes = [.. Enumerable.Range(0, length).Select(at => (byte)((at * 7) + length + round))];
                kept.Add((pages.Keep(bytes), bytes));
            }
        }

        Assert.All(kept, one => Assert.Equal(one.Bytes, pages.At(one.Place).ToArray()));
    }

    [Fact]
    public void Nothing_takes_no_place()
    {
        BytePages pages = new();
        Assert.Equal(default, pages.Keep([]));
        Assert.True(pages.At(default).IsEmpty);
    }
}
