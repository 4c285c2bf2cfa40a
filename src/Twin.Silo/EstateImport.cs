using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Engine.Estate;
using Twin.Grains.Storage;

namespace Twin.Silo;

/// <summary>Puts an imported estate into a store, once.</summary>
/// <remarks>
/// A fact that is written last says that everything is there; no silo serves before it. An import that was cut short begins anew: the
/// rows follow from the file and the rules alone, which the store's first fact has fixed, so what is there already is what would be
/// written. For the same reason several processes may import at once, and one that comes late overwrites nothing.
/// </remarks>
internal static class EstateImport
{
    /// <summary>The fact that an import is complete; its value says what it brought.</summary>
    internal const string Fact = "import";

    private const int AtOnce = 4_096;
    private const int Notes = 10;

    /// <summary>Imports unless it was done.</summary>
    /// <param name="store">The store, whose first fact names this file and these rules.</param>
    /// <param name="estate">The estate.</param>
    /// <param name="note">Told how far it is.</param>
    /// <param name="cancellation">Stops between rows; the next start begins anew.</param>
    internal static async Task RunAsync(ITwinStore store, SimulatedEstate estate, Action<string> note, CancellationToken cancellation)
    {
        if (await store.ReadFactAsync(Fact, cancellation) is not null)
        {
            return;
        }

        long all = estate.Devices + estate.Hubs + estate.MeterPoints;
        long done = 0;
        long noted = 0;
        List<Task> open = [];
        foreach (EstatePartition partition in estate.Partitions)
        {
            for (int premises = 0; premises < partition.Premises; premises++)
            {
                Hand(store, partition, premises, open, cancellation);
                if (open.Count < AtOnce)
                {
                    continue;
                }

                done += await FinishAsync(open);
                if ((done - noted) * Notes >= all)
                {
                    noted = done;
                    note(string.Create(null, $"importing: {done:N0} of {all:N0} devices, hubs and meter points"));
                }
            }
        }

        await FinishAsync(open);
        string brought = string.Create(
            null, $"{estate.Devices} devices, {estate.Hubs} communications hubs, {estate.MeterPoints} meter points");
        await store.AddFactAsync(Fact, brought, cancellation);
        note($"imported {brought}");
    }

    private static async Task<int> FinishAsync(List<Task> open)
    {
        int count = open.Count;
        await Task.WhenAll(open);
        open.Clear();
        return count;
    }

    // No await here: the states are spans.
    private static void Hand(ITwinStore store, EstatePartition partition, int premises, List<Task> open, CancellationToken cancellation)
    {
        ReadOnlySpan<DeviceState> devices = partition.DevicesOf(premises);
        ReadOnlySpan<MeterPointState> meterPoints = partition.MeterPointsOf(premises);
        CommunicationsHubState hub = partition.Hubs[premises];
        ImmutableArray<DeviceRecord> records = PremisesRecords.Devices(devices, meterPoints, hub);
        foreach (DeviceRecord record in records)
        {
            open.Add(AddAsync(store, EntityKey.Of(record.Id), record, cancellation));
        }

        if (hub.Exists)
        {
            HubRecord record = PremisesRecords.Hub(devices, meterPoints, hub);
            open.Add(AddAsync(store, EntityKey.OfHub(hub.Chf), record, cancellation));
        }

        foreach (ref readonly MeterPointState state in meterPoints)
        {
            open.Add(AddAsync(store, EntityKey.Of(state.Id), PremisesRecords.MeterPoint(state, hub.Chf), cancellation));
        }
    }

    private static async Task AddAsync<TRecord>(ITwinStore store, EntityKey key, TRecord record, CancellationToken cancellation)
        where TRecord : class
    {
        try
        {
            await store.CommitAsync(new EntityCommit<TRecord> { Key = key, Version = 1, Record = record }, cancellation);
        }
        catch (StaleEntityException)
        {
            // An import that was cut short, or another process that imports as well, has brought it.
        }
    }
}
