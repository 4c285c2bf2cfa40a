using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Inventories;

/// <summary>Reads one row of an inventory after the other; everything that can be said of a row alone is checked here.</summary>
internal sealed class InventoryRowReader(CsvTable table, InventoryRows rows, InputErrors errors, InputErrors? warnings)
{
    private const int LongestName = 30;
    private const int LongestVersion = 8;
    private const string Eui64 = "an EUI-64: eight hexadecimal pairs with hyphens, as 00-DB-12-34-56-78-90-A0";
    private const DeviceTypes GasSide = DeviceTypes.Gsme | DeviceTypes.Gpf;

    /// <summary>Reads the current row; it is kept only when nothing is wrong with it.</summary>
    internal void Read()
    {
        int before = errors.Count;
        int electricityLinks = rows.Links[0].Count;
        int gasLinks = rows.Links[1].Count;
        InventoryRows.Device device = new() { Line = table.Line };
        bool hasId = TryId(InventoryColumns.Device, out device.State.Id);
        bool hasType = table.TryCode(InventoryColumns.Type, DeviceTypeCatalogue.Codes, out device.State.Type);
        _ = table.TryCode(InventoryColumns.Smets, InventoryColumns.SmetsCodes, out device.State.Smets);
        if (hasType)
        {
            ReadProduct(ref device.State);
            InventoryStatus.Read(table, ref device.State);
            ReadHub(ref device, hasId);
            ReadCertificates(ref device.State);
            InventoryHubs.Read(table, device.State, User(InventoryColumns.OrderingParty, InventoryUsers.Supplier), rows);
            ReadLinks(device.State.Type);
        }

        if (errors.Count == before)
        {
            if (device.State.Status.CplHold)
            {
                rows.Products.MarkUnlisted(device.State.RecordedFirmware);
            }

            rows.Devices.Add(device);
            return;
        }

        rows.Links[0].RemoveRange(electricityLinks, rows.Links[0].Count - electricityLinks);
        rows.Links[1].RemoveRange(gasLinks, rows.Links[1].Count - gasLinks);
        if (hasId)
        {
            _ = rows.BrokenHubs.Add(device.State.Id);
        }
    }

    private bool TryId(int column, out DeviceId id)
    {
        if (DeviceId.TryParse(table.Field(column), out id) && !id.IsNone)
        {
            return true;
        }

        table.Fail(column, Eui64);
        return false;
    }

    private void ReadHub(ref InventoryRows.Device device, bool hasId)
    {
        if (table.Field(InventoryColumns.Hub).IsEmpty)
        {
            DeviceStatus status = device.State.Status;
            bool onHan = device.State.Type is DeviceType.Chf or DeviceType.Gpf or DeviceType.Ihd or DeviceType.Cad
                || !(status.IsFinal || status.Lifecycle == DeviceLifecycle.Pending);
            if (onHan)
            {
                const string Why = "only a meter, PPMID or HCALCS that is Pending, Decommissioned or Withdrawn is on no hub";
                table.Fail(InventoryColumns.Hub, Eui64, Why);
            }

            return;
        }

        if (!TryId(InventoryColumns.Hub, out device.Hub) || !hasId)
        {
            return;
        }

        if (device.State.Type == DeviceType.Chf != (device.Hub == device.State.Id))
        {
            table.Fail(InventoryColumns.Hub, device.State.Type == DeviceType.Chf ? "a CHF's own deviceId" : "the deviceId of a CHF");
        }
    }

    private void ReadProduct(ref DeviceState device)
    {
        ReadOnlySpan<char> manufacturer = table.Field(InventoryColumns.Manufacturer);
        ReadOnlySpan<char> model = table.Field(InventoryColumns.Model);
        ReadOnlySpan<char> version = table.Field(InventoryColumns.Firmware);
        if (manufacturer.IsEmpty && model.IsEmpty && version.IsEmpty)
        {
            MustBeEmpty(InventoryColumns.RunningFirmware, "without manufacturer, model and firmware");
            MustBeEmpty(InventoryColumns.DeliveredFirmware, "without manufacturer, model and firmware");
            return;
        }

        if (!Fits(InventoryColumns.Manufacturer, LongestName) | !Fits(InventoryColumns.Model, LongestName)
            | !Fits(InventoryColumns.Firmware, LongestVersion))
        {
            return;
        }

        device.RecordedFirmware = Number(device.Type, manufacturer, model, InventoryColumns.Firmware);
        device.RunningFirmware = table.Field(InventoryColumns.RunningFirmware).IsEmpty
            ? device.RecordedFirmware
            : Number(device.Type, manufacturer, model, InventoryColumns.RunningFirmware);
        device.DeliveredFirmware = table.Field(InventoryColumns.DeliveredFirmware).IsEmpty
            ? (ushort)0
            : Number(device.Type, manufacturer, model, InventoryColumns.DeliveredFirmware);
    }

    private ushort Number(DeviceType type, ReadOnlySpan<char> manufacturer, ReadOnlySpan<char> model, int versionColumn)
    {
        if (!Fits(versionColumn, LongestVersion))
        {
            return 0;
        }

        ushort? number = rows.Products.NumberOf(type, manufacturer, model, table.Field(versionColumn));
        if (number is null)
        {
            table.Fail(versionColumn, "at most 65,535 different products");
        }

        return number ?? 0;
    }

    private bool Fits(int column, int most)
    {
        int length = table.Field(column).Length;
        if (length >= 1 && length <= most)
        {
            return true;
        }

        string why = length == 0 ? "manufacturer, model and firmware stand together or not at all" : string.Empty;
        table.Fail(column, string.Create(null, $"1 to {most} characters"), why);
        return false;
    }

    private void ReadCertificates(ref DeviceState device)
    {
        UserRoles network = device.Type.IsIn(GasSide) ? UserRoles.GasTransporter : UserRoles.ElectricityDistributor;
        device.SupplierCertificate = User(InventoryColumns.SupplierCertificate, InventoryUsers.Supplier);
        device.NetworkOperatorCertificate = User(InventoryColumns.NetworkOperatorCertificate, network);
    }

    private ushort User(int column, UserRoles role)
    {
        ushort? number = rows.Users.NumberOf(table.Field(column), role);
        if (number is null)
        {
            table.Fail(column, "at most 65,535 different users");
        }

        return number ?? 0;
    }

    private void ReadLinks(DeviceType type)
    {
        bool any = false;
        foreach (InventoryColumns.Link columns in InventoryColumns.Links)
        {
            if (table.Field(columns.Number).IsEmpty)
            {
                MustBeEmpty(columns.Supplier, "without the number of the meter point");
                MustBeEmpty(columns.Agent, "without the number of the meter point");
            }
            else if (type != columns.Meter)
            {
                table.Fail(columns.Number, $"nothing for a device of type {type.Code()}; only {columns.Meter.Code()} has one");
            }
            else
            {
                any = true;
                ReadLink(columns);
            }
        }

        if (!any)
        {
            MustBeEmpty(InventoryColumns.NetworkOperator, "without an MPAN");
            MustBeEmpty(InventoryColumns.GasTransporter, "without an MPRN");
        }
        else
        {
            int other = type == DeviceType.Esme ? InventoryColumns.GasTransporter : InventoryColumns.NetworkOperator;
            MustBeEmpty(other, $"for a device of type {type.Code()}");
        }
    }

    private void ReadLink(InventoryColumns.Link columns)
    {
        bool gas = columns.Kind == MeterPointKind.Gas;
        if (!Mpxn.TryParse(table.Field(columns.Number), out Mpxn number) || number.IsMpan == gas)
        {
            table.Fail(columns.Number, gas ? "an MPRN of 1 to 10 digits" : "an MPAN of 13 digits");
            return;
        }

        if (warnings is not null && !number.HasValidCheckDigits())
        {
            string column = InventoryColumns.All[columns.Number].Name;
            warnings.Add(table.File, table.Line, column, number.ToString(), string.Empty, "the check digits do not fit the number");
        }

        ushort networkOperator = User(columns.Operator, gas ? UserRoles.GasTransporter : UserRoles.ElectricityDistributor);
        if (networkOperator == 0 && !gas)
        {
            networkOperator = rows.Users.OfDistributor(number.DistributorId);
            if (networkOperator == 0)
            {
                string why = $"distributor id {number.DistributorId:D2} is not in rules/distributors.csv, so its operator has to be named";
                table.Fail(columns.Operator, "a name", why);
            }
        }

        rows.Links[gas ? 1 : 0].Add(new InventoryRows.Link
        {
            Number = number,
            Device = rows.Devices.Count,
            Kind = columns.Kind,
            Supplier = User(columns.Supplier, InventoryUsers.Supplier),
            Agent = User(columns.Agent, UserRoles.RegisteredSupplierAgent),
            Operator = networkOperator,
        });
    }

    private void MustBeEmpty(int column, string why)
    {
        if (!table.Field(column).IsEmpty)
        {
            table.Fail(column, "nothing " + why);
        }
    }
}
