using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Forms;

/// <summary>What is due, as the store keeps it.</summary>
internal static class DueForms
{
    internal static ImmutableArray<DueItem> ToStored(ImmutableArray<DueEntry> due, EntityKey key)
        => due.IsEmpty ? [] : Stored(due, key);

    // Apart, because whoever has nothing to put off should not pay for the closure.
    private static ImmutableArray<DueItem> Stored(ImmutableArray<DueEntry> due, EntityKey key)
        => [.. due.Select(one => new DueItem(key, one.Number, one.At, Content(one)))];

    private static ReadOnlyMemory<byte> Content(DueEntry due)
    {
        ArrayBufferWriter<byte> content = new(16);
        DueEntryForm.Write(due, content);
        return content.WrittenMemory;
    }
}
