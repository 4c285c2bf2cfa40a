using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Twin.Cli.Bench;

/// <summary>
/// A pipelining HTTP client that costs as little as it can, because it runs on the cores of the server: each connection writes a few
/// requests at once and reads their answers no further than their lengths.
/// </summary>
/// <param name="clock">The clock to measure with.</param>
/// <param name="url">Where to send to.</param>
internal sealed class HttpGenerator(TimeProvider clock, Uri url)
{
    private const int Connections = 128;
    private const int Depth = 4;
    private const int MostBytes = 1 << 16;
    private long next;
    private long refused;

    /// <summary>Answers that were not 200.</summary>
    public long Refused => refused;

    /// <summary>Sends for as long.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="body">The body of a request by its number, from 1.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<CallRate> RunAsync(double seconds, Func<long, string> body, CancellationToken cancellation)
    {
        long ends = clock.GetTimestamp() + (long)(seconds * clock.TimestampFrequency);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long allocated = GC.GetTotalAllocatedBytes();
        long first = next;
        long started = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(
            _ => Task.Run(() => ConnectionAsync(ends, body, cancellation), cancellation)));
        return new CallRate(
            next - first,
            clock.GetElapsedTime(started).TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            GC.GetTotalAllocatedBytes() - allocated);
    }

    private async Task ConnectionAsync(long ends, Func<long, string> body, CancellationToken cancellation)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port, cancellation);
        byte[] sent = new byte[MostBytes];
        byte[] received = new byte[MostBytes];
        while (clock.GetTimestamp() < ends)
        {
            int size = 0;
            for (int at = 0; at < Depth; at++)
            {
                size += Encoding.ASCII.GetBytes(RequestOf(body(Interlocked.Increment(ref next))), sent.AsSpan(size));
            }

            await socket.SendAsync(sent.AsMemory(0, size), cancellation);
            await ReadAsync(socket, received, cancellation);
        }
    }

    private string RequestOf(string body) => string.Create(
        CultureInfo.InvariantCulture,
        $"POST {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n"
        + $"Content-Length: {body.Length}\r\n\r\n{body}");

    private async Task ReadAsync(Socket socket, byte[] received, CancellationToken cancellation)
    {
        int held = 0;
        for (int answers = 0; answers < Depth;)
        {
            int more = await socket.ReceiveAsync(received.AsMemory(held), cancellation);
            if (more == 0)
            {
                throw new IOException("the server closed the connection");
            }

            held += more;
            int used = 0;
            while (TakeAnswer(received.AsSpan(used, held - used), out int size))
            {
                used += size;
                answers++;
            }

            received.AsSpan(used, held - used).CopyTo(received);
            held -= used;
        }
    }

    private bool TakeAnswer(ReadOnlySpan<byte> bytes, out int size)
    {
        size = 0;
        int head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        int at = bytes[..head].IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            throw new IOException($"an answer without its length: {Encoding.ASCII.GetString(bytes[..head])}");
        }

        ReadOnlySpan<byte> rest = bytes[(at + 16)..head];
        int end = rest.IndexOf((byte)'\r');
        int length = int.Parse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture);
        size = head + 4 + length;
        if (bytes.Length < size)
        {
            return false;
        }

        if (!bytes.StartsWith("HTTP/1.1 200"u8))
        {
            Interlocked.Increment(ref refused);
        }

        return true;
    }
}
