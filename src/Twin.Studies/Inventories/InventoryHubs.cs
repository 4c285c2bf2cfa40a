using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>
/// The communications hubs of an inventory: what the rows of the CHFs say, and what follows from other rows where they do not.
/// </summary>
internal static class InventoryHubs
{
    // DUIS AddressIdentifier, as a request of 12.1 may have it.
    private const int LongestAddress = 30;

    private static readonly CodeSet<HubStage> Stages = new(
        [.. Enum.GetValues<HubStage>().Where(static s => s != HubStage.None).Select(static s => (s.ToString(), s))]);

    /// <summary>Reads the hub columns of the current row; only a CHF has any.</summary>
    /// <param name="table">The file at the row.</param>
    /// <param name="device">The row's device, its status and certificates already read.</param>
    /// <param name="orderingParty">The number of the user named as ordering party; 0 for none.</param>
    /// <param name="rows">Takes the hub.</param>
    internal static void Read(CsvTable table, in DeviceState device, ushort orderingParty, InventoryRows rows)
    {
        if (device.Type != DeviceType.Chf)
        {
            MustBeEmpty(table, InventoryColumns.CspRegion);
            MustBeEmpty(table, InventoryColumns.HanVariant);
            MustBeEmpty(table, InventoryColumns.HubStage);
            MustBeEmpty(table, InventoryColumns.OrderingParty);
            MustBeEmpty(table, InventoryColumns.PostCode);
            MustBeEmpty(table, InventoryColumns.AddressIdentifier);
            return;
        }

        ReadPlace(table, device.Id, rows);
        HubStage stage = Optional(table, InventoryColumns.HubStage, Stages) ?? StageOf(device.Status.Lifecycle);
        CommunicationsHubState hub = new()
        {
            Chf = device.Id,
            HanVariant = Optional(table, InventoryColumns.HanVariant, HubTables.HanVariants) ?? HanVariant.SingleBand,
            Stage = stage,
            WanCoverage = stage switch
            {
                HubStage.Installed => WanCoverage.Available,
                HubStage.InstalledNoWan => WanCoverage.NotAvailable,
                _ => WanCoverage.Unknown,
            },
            Supplier = device.SupplierCertificate,
            OrderingParty = orderingParty == 0 ? device.SupplierCertificate : orderingParty,
        };
        _ = rows.Hubs.TryAdd(device.Id, new InventoryRows.Hub(hub, Optional(table, InventoryColumns.CspRegion, HubTables.CspRegions)));
    }

    private static void ReadPlace(CsvTable table, DeviceId hub, InventoryRows rows)
    {
        string address = table.Text(InventoryColumns.AddressIdentifier);
        if (address.Length > LongestAddress || address.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            table.Fail(InventoryColumns.AddressIdentifier, "1 to 30 characters, printable ASCII, or nothing");
        }

        if (table.Field(InventoryColumns.PostCode).IsEmpty)
        {
            if (address.Length > 0)
            {
                table.Fail(InventoryColumns.AddressIdentifier, "nothing without a postCode");
            }
        }
        else if (Postcode.TryParse(table.Field(InventoryColumns.PostCode), out Postcode postcode)
            && table.Field(InventoryColumns.PostCode).SequenceEqual(postcode.ToString()))
        {
            _ = rows.Places.TryAdd(hub, new HubPlace(hub, postcode, address));
        }
        else
        {
            table.Fail(InventoryColumns.PostCode, "a postcode of Great Britain in capitals with one space, as SW1A 1AA");
        }
    }

    /// <summary>The hub of a premises; the default state where the premises has none.</summary>
    internal static CommunicationsHubState Of(
        InventoryRows rows, ReadOnlySpan<DeviceState> devices, ReadOnlySpan<MeterPointState> meterPoints)
    {
        foreach (ref readonly DeviceState device in devices)
        {
            if (device.Type == DeviceType.Chf && rows.Hubs.TryGetValue(device.Id, out InventoryRows.Hub hub))
            {
                CommunicationsHubState state = hub.State;
                state.Region = hub.Region ?? (device.Smets == SmetsVersion.Smets1 ? CspRegion.Unknown : RegionOf(meterPoints));
                return state;
            }
        }

        return default;
    }

    // The area of the distributor whose MPANs begin so, as a generated hub has it.
    private static CspRegion RegionOf(ReadOnlySpan<MeterPointState> meterPoints)
    {
        foreach (ref readonly MeterPointState meterPoint in meterPoints)
        {
            if (meterPoint.Kind != MeterPointKind.Gas)
            {
                return DistributorCatalogue.Find(meterPoint.Id.DistributorId)?.Region ?? CspRegion.Unknown;
            }
        }

        return CspRegion.Unknown;
    }

    private static HubStage StageOf(DeviceLifecycle lifecycle) => lifecycle switch
    {
        DeviceLifecycle.Commissioned => HubStage.Installed,
        DeviceLifecycle.InstalledNotCommissioned => HubStage.InstalledNoWan,
        DeviceLifecycle.Decommissioned or DeviceLifecycle.Withdrawn => HubStage.Closed,
        _ => HubStage.Delivered,
    };

    private static T? Optional<T>(CsvTable table, int column, CodeSet<T> codes)
        where T : struct
        => !table.Field(column).IsEmpty && table.TryCode(column, codes, out T value) ? value : null;

    private static void MustBeEmpty(CsvTable table, int column)
    {
        if (!table.Field(column).IsEmpty)
        {
            table.Fail(column, "nothing for a device that is not a CHF");
        }
    }
}
