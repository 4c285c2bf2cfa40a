using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>
/// Reads single rows by key, many to a query: activations read one entity each, and what waits while a query is under way becomes the
/// next one.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="database">Its name for messages.</param>
/// <param name="sql">The query; the first column of a row is the place (from 1) of its key in the arrays.</param>
/// <param name="keys">How many arrays of numbers the query takes.</param>
/// <param name="read">Makes the result of a row.</param>
internal sealed class PostgresBatchReader<TResult>(
    NpgsqlDataSource source, string database, string sql, int keys, Func<NpgsqlDataReader, TResult> read)
    where TResult : class
{
    private const int MostOfBatch = 500;
    private const int MostReaders = 2;

    private readonly Channel<Pending> waiting = Channel.CreateUnbounded<Pending>();
    private int readers;

    /// <summary>Reads a row; null when there is none.</summary>
    public Task<TResult?> ReadAsync(long[] key, CancellationToken cancellation)
    {
        Pending pending = new(key);
        waiting.Writer.TryWrite(pending);
        StartReader();
        return cancellation.CanBeCanceled ? pending.Task.WaitAsync(cancellation) : pending.Task;
    }

    private void StartReader()
    {
        if (Interlocked.Increment(ref readers) <= MostReaders)
        {
            _ = Task.Run(ReadBatchesAsync);
        }
        else
        {
            Interlocked.Decrement(ref readers);
        }
    }

    private async Task ReadBatchesAsync()
    {
        List<Pending> batch = [];
        while (waiting.Reader.TryRead(out Pending? first))
        {
            batch.Add(first);
            while (batch.Count < MostOfBatch && waiting.Reader.TryRead(out Pending? next))
            {
                batch.Add(next);
            }

            await ReadAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }

        Interlocked.Decrement(ref readers);

        // Between the last look and the farewell something may have come that saw all readers at work.
        if (waiting.Reader.TryPeek(out _))
        {
            StartReader();
        }
    }

    private async Task ReadAsync(List<Pending> batch)
    {
        try
        {
            TResult?[] found = await PostgresErrors.ReadAsync(() => FindAsync(batch)).ConfigureAwait(false);
            for (int at = 0; at < found.Length; at++)
            {
                batch[at].TrySetResult(found[at]);
            }
        }
        catch (Exception error)
        {
            Exception failure = PostgresErrors.IsOfDatabase(error) ? PostgresErrors.Explain(database, error) : error;
            batch.ForEach(one => one.TrySetException(failure));
        }
    }

    private async Task<TResult?[]> FindAsync(List<Pending> batch)
    {
        await using NpgsqlCommand command = source.CreateCommand(sql);
        for (int at = 0; at < keys; at++)
        {
            command.Parameters.Add(PostgresArrays.Of(batch.ConvertAll(one => one.Key[at]).ToArray(), NpgsqlDbType.Bigint));
        }

        TResult?[] found = new TResult?[batch.Count];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            found[reader.GetInt64(0) - 1] = read(reader);
        }

        return found;
    }

    private sealed class Pending(long[] key) : TaskCompletionSource<TResult?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long[] Key => key;
    }
}
