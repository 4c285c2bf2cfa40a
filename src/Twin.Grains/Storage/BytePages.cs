namespace Twin.Grains.Storage;

/// <summary>
/// Short runs of bytes that are kept for good, side by side in pages. As objects of their own, millions of them would be moved and marked
/// by the garbage collector. Not safe for several threads.
/// </summary>
internal sealed class BytePages
{
    private const int PageBytes = 1 << 14;
    private const int MostSharing = PageBytes / 8;
    private const int LatelyPlaces = 256;

    private readonly List<byte[]> pages = [];
    private BytePlace[]? lately;
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
            return BytePlace.Whole(pages.Count - 1);
        }

        if (bytes.Length > PageBytes - used)
        {
            current = pages.Count;
            used = 0;
            pages.Add(GC.AllocateUninitializedArray<byte>(PageBytes));
        }

        BytePlace place = BytePlace.Part(current, used, bytes.Length);
        bytes.CopyTo(pages[current].AsSpan(used));
        used += bytes.Length;
        return place;
    }

    /// <summary>The same, but bytes that were kept lately are not copied again: a mass event says the same of each device.</summary>
    public BytePlace KeepOnce(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        HashCode hash = default;
        hash.AddBytes(bytes);
        lately ??= new BytePlace[LatelyPlaces];
        ref BytePlace known = ref lately[hash.ToHashCode() & (LatelyPlaces - 1)];
        if (known.IsNone || !At(known).Span.SequenceEqual(bytes))
        {
            known = Keep(bytes);
        }

        return known;
    }

    /// <summary>The bytes that were kept at a place.</summary>
    public ReadOnlyMemory<byte> At(BytePlace place) => place.IsNone ? default : place.In(pages);
}
