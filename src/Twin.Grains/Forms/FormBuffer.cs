using System.Buffers;

namespace Twin.Grains.Forms;

/// <summary>A buffer that each thread keeps for writing small forms one after the other.</summary>
internal static class FormBuffer
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    /// <summary>The buffer of this thread, empty. What is written must be copied before anything else of this thread asks for it.</summary>
    internal static ArrayBufferWriter<byte> Take()
    {
        ArrayBufferWriter<byte> buffer = kept ??= new ArrayBufferWriter<byte>(256);
        buffer.ResetWrittenCount();
        return buffer;
    }
}
