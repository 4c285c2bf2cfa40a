using Xunit;

namespace Twin.Domain.Tests.CanonicalForms;

/// <summary>What holds for every canonical form that can be read.</summary>
internal static class CanonicalLaws
{
    internal delegate void Writer<T>(in T value, Span<byte> bytes);

    internal delegate T Reader<T>(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Reading undoes writing, so that no two values have one form; and one form with a byte changed is refused or is the form of another
    /// value, so that no value has two.
    /// </summary>
    internal static void Check<T>(T value, int size, Writer<T> write, Reader<T> read, ushort place, byte change)
        where T : struct
    {
        byte[] bytes = BytesOf(value, size, write);
        Assert.Equal(value, read(bytes));

        bytes[place % size] ^= change;
        try
        {
            T other = read(bytes);
            Assert.Equal(bytes, BytesOf(other, size, write));
            Assert.Equal(change == 0, value.Equals(other));
        }
        catch (FormatException error)
        {
            Assert.NotEqual(0, change);
            Assert.Contains("found ", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<FormatException>(() => read(bytes.AsSpan(1)));
        Assert.Throws<FormatException>(() => read([.. bytes, 0]));
    }

    /// <summary>The message that refuses a form of zeros but for one byte.</summary>
    internal static string MessageFor<T>(int size, Reader<T> read, int place, byte value)
    {
        byte[] bytes = new byte[size];
        bytes[place] = value;
        return Assert.Throws<FormatException>(() => _ = read(bytes)).Message;
    }

    // Small numbers come often and are spread over all bytes; 0 stays 0.
    internal static ulong Spread(ulong number) => number * 0x9E37_79B9_7F4A_7C15;

    internal static ushort Spread(ushort number) => (ushort)(number * 0x9E37);

    private static byte[] BytesOf<T>(T value, int size, Writer<T> write)
    {
        // Whatever was there before must not show.
        byte[] bytes = new byte[size];
        Array.Fill(bytes, (byte)0xA5);
        write(value, bytes);
        return bytes;
    }
}
