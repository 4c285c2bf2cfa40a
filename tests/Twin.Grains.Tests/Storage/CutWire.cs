using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Twin.Grains.Tests.Storage;

/// <summary>A way to a server that breaks once at a commit, before the server hears of it or before the client hears of its end.</summary>
public sealed class CutWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private int cut;
    private bool closes;

    public CutWire(string database)
    {
        NpgsqlConnectionStringBuilder connection = new(database);
        server = connection.Port;
        listener.Start();
        connection.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Database = connection.ConnectionString;
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Where a commit breaks off.</summary>
    public enum Place
    {
        /// <summary>Nowhere.</summary>
        None,

        /// <summary>On its way to the server.</summary>
        Request,

        /// <summary>Its answer is lost.</summary>
        Answer,
    }

    /// <summary>The connection string that goes over the wire.</summary>
    public string Database { get; }

    /// <summary>Whether connections can be made.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether it has broken.</summary>
    public bool IsCut => Volatile.Read(ref cut) == (int)Place.None;

    /// <summary>Lets the next commit break off.</summary>
    /// <param name="place">Where.</param>
    /// <param name="closes">Whether no connection can be made from then on.</param>
    public void Cut(Place place, bool closes = false)
    {
        this.closes = closes;
        Volatile.Write(ref cut, (int)place);
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using TcpClient near = client;
        using TcpClient far = new();
        try
        {
            if (IsOpen)
            {
                await far.ConnectAsync(IPAddress.Loopback, server);
                Task there = PassAsync(near.GetStream(), far.GetStream(), Place.Request);
                await Task.WhenAny(there, PassAsync(far.GetStream(), near.GetStream(), Place.Answer));
            }
        }
        catch (Exception ended) when (ended is SocketException or IOException)
        {
        }
    }

    // A statement's text goes to the server only the first times; its end comes back each time.
    private async Task PassAsync(NetworkStream from, NetworkStream to, Place place)
    {
        byte[] bytes = new byte[1 << 20];
        while (await from.ReadAsync(bytes) is var count and > 0)
        {
            if (bytes.AsSpan(0, count).IndexOf("COMMIT\0"u8) >= 0
                && Interlocked.CompareExchange(ref cut, (int)Place.None, (int)place) == (int)place)
            {
                IsOpen = !closes;
                return;
            }

            await to.WriteAsync(bytes.AsMemory(0, count));
        }
    }
}
