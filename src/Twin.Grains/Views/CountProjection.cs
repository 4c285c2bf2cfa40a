using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>
/// The estate in numbers: the population's counts, corrected by what is stored. Kept up from the event log when it is asked; says to
/// which event. Safe for use by several threads.
/// </summary>
internal sealed class CountProjection(TwinEstate estate, ITwinStore store, BaseCounts counts) : IDisposable
{
    private const int Page = 1_000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<ulong, DeviceState> devices = [];
    private readonly Dictionary<ulong, MeterPointState> meterPoints = [];
    private readonly HashSet<ulong> hubs = [];
    private Tally? tally;
    private long heard;

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    internal async Task<EstateCounts> CountAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (tally is null)
            {
                Tally first = (await counts.ReadyAsync()).Copy();
                heard = await store.LastSequenceAsync(cancellation);
                await ScanAsync(first, cancellation);
                tally = first;
            }

            await FollowAsync(tally, cancellation);
            return View(tally);
        }
        catch
        {
            // Half a count is none.
            tally = null;
            devices.Clear();
            meterPoints.Clear();
            hubs.Clear();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ScanAsync(Tally into, CancellationToken cancellation)
    {
        await foreach ((ulong number, DeviceRecord record) in StoreScan.AllAsync<DeviceRecord>(store, cancellation))
        {
            Take(into, number, record.State);
        }

        await foreach ((ulong number, MeterPointRecord record) in StoreScan.AllAsync<MeterPointRecord>(store, cancellation))
        {
            Take(into, number, record.State);
        }

        await foreach ((ulong number, _) in StoreScan.AllAsync<HubRecord>(store, cancellation))
        {
            hubs.Add(number);
        }
    }

    private async Task FollowAsync(Tally into, CancellationToken cancellation)
    {
        while (true)
        {
            IReadOnlyList<StoredEvent> events = await store.ReadEventsAsync(default, heard, Page, cancellation);
            foreach (EntityKey key in events.Select(static one => one.Entity).Distinct())
            {
                await RereadAsync(into, key, cancellation);
            }

            heard = events.Count > 0 ? events[^1].Sequence : heard;
            if (events.Count < Page)
            {
                return;
            }
        }
    }

    private async Task RereadAsync(Tally into, EntityKey key, CancellationToken cancellation)
    {
        switch (key.Kind)
        {
            case EntityKind.Device when await store.ReadAsync<DeviceRecord>(key, cancellation) is { } device:
                Take(into, key.Number, device.Record.State);
                break;
            case EntityKind.MeterPoint when await store.ReadAsync<MeterPointRecord>(key, cancellation) is { } meterPoint:
                Take(into, key.Number, meterPoint.Record.State);
                break;
            case EntityKind.CommunicationsHub when await store.ReadAsync<HubRecord>(key, cancellation) is not null:
                hubs.Add(key.Number);
                break;
        }
    }

    private void Take(Tally into, ulong number, in DeviceState now)
    {
        DeviceState before = devices.TryGetValue(number, out DeviceState known)
            ? known
            : estate.Population?.Device(new DeviceId(number))?.State ?? default;
        into.Add(before, -1);
        into.Add(now, 1);
        devices[number] = now;
    }

    private void Take(Tally into, ulong number, in MeterPointState now)
    {
        MeterPointState before = meterPoints.TryGetValue(number, out MeterPointState known)
            ? known
            : estate.Population?.MeterPoint(Mpxn.FromPacked(number))?.State ?? default;
        into.Add(before, -1);
        into.Add(now, 1);
        meterPoints[number] = now;
    }

    private EstateCounts View(Tally from) => new()
    {
        Premises = estate.Premises,
        Devices = Words(
            from.Devices,
            static place => DeviceEntityForm.TypeOf(place.Type),
            static place => place.Status < 0 ? DeviceEntityForm.NoStatus : ((SmiStatus)place.Status).ToString()),
        MeterPoints = Words(
            from.MeterPoints,
            static place => place.Kind.ToString().ToLowerInvariant(),
            static place => place.Flag == DccServiceFlag.Null ? "null" : place.Flag.ToString()),
        Touched = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["communicationsHubs"] = hubs.Count,
            ["devices"] = devices.Count,
            ["meterPoints"] = meterPoints.Count,
        },
        AsOfSequence = heard,
    };

    private static SortedDictionary<string, IReadOnlyDictionary<string, long>> Words<TPlace>(
        Dictionary<TPlace, long> counts, Func<TPlace, string> first, Func<TPlace, string> second)
        where TPlace : notnull
    {
        SortedDictionary<string, IReadOnlyDictionary<string, long>> words = new(StringComparer.Ordinal);
        foreach (var group in counts.Where(static one => one.Value != 0).GroupBy(one => first(one.Key)))
        {
            words[group.Key] = new SortedDictionary<string, long>(
                group.ToDictionary(one => second(one.Key), static one => one.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        }

        return words;
    }
}
