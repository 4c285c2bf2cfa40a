using System.Globalization;
using Npgsql;

namespace Twin.Grains.Storage;

/// <summary>Hears how far other processes have written the log, over a connection of its own that it opens again when it breaks.</summary>
internal sealed class PostgresListener(NpgsqlDataSource source, EventSignal log, Func<CancellationToken, Task> pause)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private Task listening = Task.CompletedTask;

    public void Start() => listening = Task.Run(ListenAsync);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(false);
        end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (PostgresErrors.IsOfDatabase(error))
            {
                // Those who wait go on waiting; what was missed is read when the connection is back.
                await pause(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(end.Token).ConfigureAwait(false);
        connection.Notification += (_, told) => log.Publish(long.Parse(told.Payload, CultureInfo.InvariantCulture));
        await using (NpgsqlCommand listen = new($"LISTEN {PostgresWriter.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(end.Token).ConfigureAwait(false);
        }

        await using (NpgsqlCommand ask = new("SELECT last FROM position", connection))
        {
            log.Publish((long)(await ask.ExecuteScalarAsync(end.Token).ConfigureAwait(false))!);
        }

        while (true)
        {
            await connection.WaitAsync(end.Token).ConfigureAwait(false);
        }
    }
}
