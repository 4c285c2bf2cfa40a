using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>
/// Searches the inventory: what is stored by its columns, what is not by the population function, both ascending. Looks at a bounded part
/// of the population at a time, and activates nothing.
/// </summary>
internal sealed class DeviceFinder(TwinEstate estate, ITwinStore store, ViewMaker views)
{
    private const int PremisesAtOnce = 50_000;

    internal async Task<DevicePage> FindAsync(DeviceSearch search, ProductList products, SimTime now, CancellationToken cancellation)
    {
        List<ushort>? firmware = Firmware(search, products);
        if (firmware is { Count: 0 })
        {
            return new DevicePage([], null);
        }

        (List<ulong> made, ulong? edge) = await Task.Run(() => Made(search, firmware), cancellation);
        SortedSet<ulong> ids = [];
        HashSet<ulong> stored = [];
        foreach (ulong id in await StoredAsync(search, firmware, cancellation))
        {
            stored.Add(id);
            ids.Add(id);
        }

        foreach (ulong id in made)
        {
            ids.Add(id);
        }

        List<DeviceView> found = [];
        ulong last = search.After.Value;
        foreach (ulong id in ids.Where(id => edge is null || id <= edge))
        {
            last = id;
            DeviceView? view = await ViewAsync(id, stored.Contains(id), products, now, cancellation);
            if (view is not null)
            {
                found.Add(view);
            }

            if (found.Count == search.Most)
            {
                return new DevicePage(found, new DeviceId(last));
            }
        }

        return new DevicePage(found, edge is { } more ? new DeviceId(more) : null);
    }

    // A device that the population made so but that was touched since is found by its columns or not at all.
    private async Task<DeviceView?> ViewAsync(
        ulong id, bool isStored, ProductList products, SimTime now, CancellationToken cancellation)
    {
        StoredEntity<DeviceRecord>? entity =
            await store.ReadAsync<DeviceRecord>(new EntityKey(EntityKind.Device, id), cancellation);
        return entity is null ? Untouched(id, products, now) : isStored ? views.Of(entity.Record, products, now, touched: true) : null;
    }

    private DeviceView? Untouched(ulong id, ProductList products, SimTime now)
        => estate.Population?.Device(new DeviceId(id)) is { } record ? views.Of(record, products, now, touched: false) : null;

    private async Task<IEnumerable<ulong>> StoredAsync(DeviceSearch search, List<ushort>? firmware, CancellationToken cancellation)
    {
        List<KeyValuePair<string, ColumnValue>> where = [];
        if (search.Type is { } type)
        {
            where.Add(KeyValuePair.Create(DeviceEntityForm.Type, ColumnValue.Of(DeviceEntityForm.TypeOf(type))));
        }

        if (search.Status is { } status)
        {
            where.Add(KeyValuePair.Create(DeviceEntityForm.Status, ColumnValue.Of(status.ToString())));
        }

        ulong? after = search.After.IsNone ? null : search.After.Value;
        if (firmware is null)
        {
            return await store.FindAsync(EntityKind.Device, where, after, search.Most, cancellation);
        }

        List<ulong> all = [];
        foreach (ushort number in firmware)
        {
            all.AddRange(await store.FindAsync(
                EntityKind.Device,
                [.. where, KeyValuePair.Create(DeviceEntityForm.RecordedFirmware, ColumnValue.Of(number))],
                after,
                search.Most,
                cancellation));
        }

        return all.Order().Take(search.Most);
    }

    // Devices of the population that were made so, and the last id that was looked at when there is more to look at.
    private (List<ulong> Found, ulong? Edge) Made(DeviceSearch search, List<ushort>? firmware)
    {
        List<ulong> found = [];
        if (estate.Population is not { } population)
        {
            return (found, null);
        }

        Span<DeviceState> devices = stackalloc DeviceState[PremisesRoom.Devices];
        Span<MeterPointState> meterPoints = stackalloc MeterPointState[PremisesRoom.MeterPoints];
        int first = FirstPremises(search.After, population.Profile.Premises);
        int end = Math.Min(first + PremisesAtOnce, population.Profile.Premises);
        ulong edge = search.After.Value;
        int at = first;
        for (; at < end && found.Count < search.Most; at++)
        {
            PremisesShape shape = population.Shape(at);
            population.Fill(at, shape, devices, meterPoints);
            foreach (ref readonly DeviceState device in devices[..shape.Devices])
            {
                edge = Math.Max(edge, device.Id.Value);
                if (device.Id > search.After && Matches(device, search, firmware))
                {
                    found.Add(device.Id.Value);
                }
            }
        }

        return (found, at < population.Profile.Premises ? edge : null);
    }

    private static int FirstPremises(DeviceId after, int premises)
    {
        if (PopulationIds.TryLocate(after, out int at, out _))
        {
            return at;
        }

        return after > PopulationIds.Device(premises - 1, PremisesSlot.Cad) ? premises : 0;
    }

    private static bool Matches(in DeviceState device, DeviceSearch search, List<ushort>? firmware)
        => (search.Type is null || search.Type == device.Type)
            && (search.Status is null || search.Status == device.ShownStatus)
            && (firmware is null || firmware.Contains(device.RecordedFirmware));

    private static List<ushort>? Firmware(DeviceSearch search, ProductList products)
    {
        if (search.Manufacturer is null && search.Model is null && search.FirmwareVersion is null)
        {
            return null;
        }

        List<ushort> numbers = [];
        for (int number = 1; number <= products.Count; number++)
        {
            Product product = products[(ushort)number];
            if (product.Manufacturer == (search.Manufacturer ?? product.Manufacturer)
                && product.Model == (search.Model ?? product.Model)
                && product.FirmwareVersion == (search.FirmwareVersion ?? product.FirmwareVersion))
            {
                numbers.Add((ushort)number);
            }
        }

        return numbers;
    }
}
