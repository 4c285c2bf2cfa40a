using System.Security.Cryptography;

namespace Twin.Engine.Runs;

/// <summary>
/// SHA-256 over many small canonical forms, gathered into large pieces first: hashing each alone would cost ten times as much.
/// </summary>
internal sealed class CanonicalHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    /// <summary>The place for the next form; the caller fills it whole.</summary>
    internal Span<byte> Next(int size)
    {
        if (used + size > buffer.Length)
        {
            Flush();
        }

        Span<byte> place = buffer.AsSpan(used, size);
        used += size;
        return place;
    }

    /// <summary>The hash of everything so far.</summary>
    internal byte[] Finish()
    {
        Flush();
        return hash.GetHashAndReset();
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
