namespace Twin.Grains.Storage;

/// <summary>
/// Short runs of bytes that are kept for good, side by side in pages. As objects of their own, millions of them would be moved and marked
/// by the garbage collector. Not safe for several threads.
/// </summary>
internal sealed class BytePages
{
    private const int PageBytes = 1 << 14;
    private const int MostSharing = PageBytes / 8;

    private readonly List<byte[]> pages = [];
    private int current;
    private int used = PageBytes;

    /// <summary>Copies bytes to where they stay.</summary>
    public BytePlace Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        if (bytes.Length > MostSharing)
        {
            pages.Add(bytes.ToArray());
            return new BytePlace(pages.Count - 1, 0, bytes.Length);
        }

        if (bytes.Length > PageBytes - used)
        {
            current = pages.Count;
            used = 0;
            pages.Add(GC.AllocateUninitializedArray<byte>(PageBytes));
        }

        BytePlace place = new(current, used, bytes.Length);
        bytes.CopyTo(pages[current].AsSpan(used));
        used += bytes.Length;
        return place;
    }

    /// <summary>The bytes that were kept at a place.</summary>
    public ReadOnlyMemory<byte> At(BytePlace place) => place.Length == 0 ? default : pages[place.Page].AsMemory(place.Start, place.Length);
}
