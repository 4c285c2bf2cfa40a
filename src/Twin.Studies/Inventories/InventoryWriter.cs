using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Studies.Inventories;

/// <summary>Writes an estate as the inventory file that <see cref="InventoryReader"/> reads: all columns, premises by premises.</summary>
/// <remarks>
/// What the file does not hold is lost: flags (the reader derives them), meter points without a meter, meters that had to
/// give way to newer ones, and a hub's outage, join window and a supplier other than the one whose certificate its
/// CHF has. An estate that is installed and no more comes back with the same digest.
/// </remarks>
public static class InventoryWriter
{
    /// <summary>Writes the file, every line ended by a line feed.</summary>
    /// <param name="estate">The estate, at rest.</param>
    /// <param name="writer">Where to; the caller closes it.</param>
    /// <param name="cancellation">Stops between premises.</param>
    /// <exception cref="InvalidOperationException">A meter has two meter points of one kind, which the file cannot say.</exception>
    public static void Write(SimulatedEstate estate, TextWriter writer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(writer);
        InventoryLine line = new(writer);
        foreach (CsvColumn column in InventoryColumns.All)
        {
            line.Field(column.Name);
        }

        line.End();
        Names names = new(estate);
        foreach (EstatePartition partition in estate.Partitions)
        {
            for (int premises = 0; premises < partition.Premises; premises++)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(partition.DevicesOf(premises), partition.MeterPointsOf(premises), partition.Hubs[premises], names, line);
            }
        }

        line.Flush();
    }

    private static void Write(
        ReadOnlySpan<DeviceState> devices,
        ReadOnlySpan<MeterPointState> meterPoints,
        in CommunicationsHubState hubState,
        Names names,
        InventoryLine line)
    {
        DeviceId hub = default;
        foreach (ref readonly DeviceState device in devices)
        {
            hub = device.Type == DeviceType.Chf ? device.Id : hub;
        }

        foreach (ref readonly DeviceState device in devices)
        {
            line.Field(hub);
            line.Field(device.Id);
            line.Field(names.Types[(int)device.Type]);
            line.Field(names.Smets[(int)device.Smets]);
            Product? product = names.Products[device.RecordedFirmware];
            line.Field(product?.Manufacturer);
            line.Field(product?.Model);
            line.Field(product?.FirmwareVersion);
            WriteStatus(device, names, line);
            line.Field(device.RecordIsStale ? names.Products[device.RunningFirmware]?.FirmwareVersion : null);
            line.Field(names.Products[device.DeliveredFirmware]?.FirmwareVersion);
            line.Field(names.Users[device.SupplierCertificate]);
            line.Field(names.Users[device.NetworkOperatorCertificate]);
            WriteMeterPoints(device, meterPoints, names, line);
            WriteHub(device, hubState, names, line);
            line.End();
        }
    }

    private static void WriteStatus(in DeviceState device, Names names, InventoryLine line)
    {
        SmiStatus? shown = device.ShownStatus;
        line.Field(shown is { } status ? names.Statuses[(int)status] : null);
        line.Field(shown > SmiStatus.Withdrawn ? names.Statuses[(int)device.Status.Lifecycle] : null);
        line.Field(shown is not null && device.Status.CplHold != (shown == SmiStatus.Suspended) ? "yes" : null);
    }

    private static void WriteHub(in DeviceState device, in CommunicationsHubState hub, Names names, InventoryLine line)
    {
        if (device.Type != DeviceType.Chf || !hub.Exists)
        {
            line.Empty(6);
            return;
        }

        line.Field(names.Regions[(int)hub.Region]);
        line.Field(names.HanVariants[(int)hub.HanVariant]);
        line.Field(names.Stages[(int)hub.Stage]);
        line.Field(names.Users[hub.OrderingParty]);
        HubPlace? place = names.Places.PlaceOf(device.Id);
        line.Field(place?.Postcode.ToString());
        line.Field(place is { } known ? InventoryLine.Quoted(known.AddressIdentifier) : null);
    }

    private static void WriteMeterPoints(in DeviceState device, ReadOnlySpan<MeterPointState> meterPoints, Names names, InventoryLine line)
    {
        int import = -1;
        int export = -1;
        int gas = -1;
        if (device.Type is DeviceType.Esme or DeviceType.Gsme)
        {
            for (int at = 0; at < meterPoints.Length; at++)
            {
                if (meterPoints[at].Meters.PlaceOf(device.Id) >= 0)
                {
                    ref int place = ref meterPoints[at].Kind == MeterPointKind.Import ? ref import
                        : ref meterPoints[at].Kind == MeterPointKind.Export ? ref export : ref gas;
                    place = place < 0
                        ? at
                        : throw new InvalidOperationException($"meter {device.Id} has two meter points of kind {meterPoints[at].Kind}");
                }
            }
        }

        WriteRegistration(import, meterPoints, names, line);
        WriteRegistration(export, meterPoints, names, line);
        int electric = import >= 0 ? import : export;
        line.Field(electric >= 0 ? names.Users[meterPoints[electric].NetworkOperator] : null);
        WriteRegistration(gas, meterPoints, names, line);
        line.Field(gas >= 0 ? names.Users[meterPoints[gas].NetworkOperator] : null);
    }

    private static void WriteRegistration(int at, ReadOnlySpan<MeterPointState> meterPoints, Names names, InventoryLine line)
    {
        if (at < 0)
        {
            line.Empty(3);
            return;
        }

        line.Field(meterPoints[at].Id);
        line.Field(names.Users[meterPoints[at].Supplier]);
        line.Field(names.Users[meterPoints[at].Agent]);
    }

    /// <summary>The texts behind the numbers, quoted where they need it.</summary>
    private sealed class Names
    {
        internal Names(SimulatedEstate estate)
        {
            Places = estate.Places;
            Users = [null, .. estate.Users.Users.Select(static u => InventoryLine.Quoted(u.Name))];
            Products =
            [
                null,
                .. estate.Products.Products.Select(static p => p with
                {
                    Manufacturer = InventoryLine.Quoted(p.Manufacturer),
                    Model = InventoryLine.Quoted(p.Model),
                    FirmwareVersion = InventoryLine.Quoted(p.FirmwareVersion),
                }),
            ];
        }

        internal HubPlaces Places { get; }

        internal string?[] Users { get; }

        internal Product?[] Products { get; }

        internal string[] Types { get; } = [.. DeviceTypeCatalogue.Codes.Codes];

        internal string[] Smets { get; } = [string.Empty, .. InventoryColumns.SmetsCodes.Codes];

        internal string[] Regions { get; } = [.. HubTables.CspRegions.Codes];

        internal string[] HanVariants { get; } = [.. HubTables.HanVariants.Codes];

        internal string[] Stages { get; } = Enum.GetNames<HubStage>();

        internal string[] Statuses { get; } = [.. SmiStatusCatalogue.Codes.Codes];
    }
}
