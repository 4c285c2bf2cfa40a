namespace Twin.Grains.Storage;

/// <summary>Where bytes are in their <see cref="BytePages"/>; the default value stands for none.</summary>
internal readonly record struct BytePlace
{
    private const int LengthBits = 15;
    private const uint WholePage = uint.MaxValue;

    private readonly int page;

    // Where the bytes begin and how many they are: eight bytes in all, because there is one for each event of the log.
    private readonly uint span;

    private BytePlace(int page, uint span)
    {
        this.page = page;
        this.span = span;
    }

    /// <summary>Whether there are any bytes.</summary>
    public bool IsNone => span == 0;

    /// <summary>A part of a page.</summary>
    /// <param name="page">The page, from 0.</param>
    /// <param name="start">The first byte within the page, below 65,536.</param>
    /// <param name="length">How many bytes, 1 to 32,767.</param>
    public static BytePlace Part(int page, int start, int length) => new(page, ((uint)start << LengthBits) | (uint)length);

    /// <summary>A page that holds nothing else.</summary>
    public static BytePlace Whole(int page) => new(page, WholePage);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> In(List<byte[]> pages)
        => span == WholePage ? pages[page] : pages[page].AsMemory((int)(span >> LengthBits), (int)(span & ((1 << LengthBits) - 1)));
}
