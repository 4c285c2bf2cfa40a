using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Twin.Testing;

/// <summary>
/// A real PostgreSQL server of a test run: its own data in a temporary folder, a free port of the loopback interface, gone when disposed.
/// Share one by a collection and give every test a database of its own.
/// </summary>
/// <remarks>
/// PostgreSQL does not run as root, so a root process lets the account <c>postgres</c> run it. <see cref="Stop"/> and <see cref="Start"/>
/// keep data and port. Where <see cref="IsInstalled"/> is false nothing can be made; mark tests with <see cref="PostgresFactAttribute"/>.
/// </remarks>
public sealed class PostgresServer : IDisposable
{
    private static readonly string? Binaries = FindBinaries();

    private readonly string folder = Directory.CreateTempSubdirectory("twin-postgres-").FullName;
    private int databases;

    /// <summary>Makes the data folder and starts the server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; holds what it said.</exception>
    public PostgresServer()
    {
        if (!IsInstalled)
        {
            throw new InvalidOperationException(PostgresFactAttribute.Missing);
        }

        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", folder);
        }

        RunAsPostgres("initdb", "-D", Data, "-U", "twin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Port = FreePort();
        Start();
    }

    /// <summary>Whether the binaries of a server were found on this machine.</summary>
    public static bool IsInstalled => Binaries is not null;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The connection string of the database that every server has.</summary>
    public string ConnectionString => ConnectionTo("postgres");

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Open();
        using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionTo(name);
    }

    /// <summary>Starts the server after <see cref="Stop"/>; ends when it takes connections.</summary>
    public void Start()
        => RunAsPostgres(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder, "log"), "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder}' -c max_connections=200");

    /// <summary>Ends the server, keeping its data.</summary>
    /// <param name="crashes">Whether it ends as in a crash, without a last checkpoint, instead of in order.</param>
    public void Stop(bool crashes = false)
        => RunAsPostgres("pg_ctl", "stop", "-w", "-D", Data, "-m", crashes ? "immediate" : "fast");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Stop(crashes: true);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        return Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderBy(bin => bin.Length).ThenBy(bin => bin).LastOrDefault()
            : null;
    }

    // The port may be taken between here and the start; then the start fails and says so.
    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionTo(string database)
        => $"Host=127.0.0.1;Port={Port};Database={database};Username=twin;Timeout=5;Command Timeout=60";

    private void RunAsPostgres(string program, params string[] arguments)
    {
        string path = Path.Combine(Binaries!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        // The server goes on after pg_ctl and would hold redirected streams open; what is said goes to a file.
        string output = Path.Combine(folder, "output");
        ProcessStartInfo start = new("sh") { WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec \"$@\" >'{output}' 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            string log = Path.Combine(folder, "log");
            throw new InvalidOperationException(
                $"{program} ended with {process.ExitCode}: {File.ReadAllText(output)}{(File.Exists(log) ? File.ReadAllText(log) : "")}");
        }
    }
}
