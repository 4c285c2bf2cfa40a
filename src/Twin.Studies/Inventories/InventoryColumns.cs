using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>The columns of an inventory file by position, and the codes in them; docs/reference/inventory.md describes each.</summary>
internal static class InventoryColumns
{
    internal const int Hub = 0;
    internal const int Device = 1;
    internal const int Type = 2;
    internal const int Smets = 3;
    internal const int Manufacturer = 4;
    internal const int Model = 5;
    internal const int Firmware = 6;
    internal const int Status = 7;
    internal const int StatusBefore = 8;
    internal const int CplHold = 9;
    internal const int RunningFirmware = 10;
    internal const int DeliveredFirmware = 11;
    internal const int SupplierCertificate = 12;
    internal const int NetworkOperatorCertificate = 13;
    internal const int ImportMpan = 14;
    internal const int ImportSupplier = 15;
    internal const int ImportAgent = 16;
    internal const int ExportMpan = 17;
    internal const int ExportSupplier = 18;
    internal const int ExportAgent = 19;
    internal const int NetworkOperator = 20;
    internal const int Mprn = 21;
    internal const int GasSupplier = 22;
    internal const int GasAgent = 23;
    internal const int GasTransporter = 24;
    internal const int CspRegion = 25;
    internal const int HanVariant = 26;
    internal const int HubStage = 27;
    internal const int OrderingParty = 28;
    internal const int PostCode = 29;
    internal const int AddressIdentifier = 30;

    /// <summary>The columns, those that every file has first.</summary>
    internal static readonly CsvColumn[] All = CsvColumn.Columns(
        ["hub", "deviceId", "deviceType", "smets", "manufacturer", "model", "firmware", "status"],
        [
            "statusBefore", "cplHold", "runningFirmware", "deliveredFirmware", "supplierCertificate", "networkOperatorCertificate",
            "importMpan", "importSupplier", "importAgent", "exportMpan", "exportSupplier", "exportAgent", "networkOperator",
            "mprn", "gasSupplier", "gasAgent", "gasTransporter", "cspRegion", "hanVariant", "hubStage", "orderingParty", "postCode",
            "addressIdentifier",
        ]);

    /// <summary>The generations as the file writes them.</summary>
    internal static readonly CodeSet<SmetsVersion> SmetsCodes = new(("SMETS1", SmetsVersion.Smets1), ("SMETS2", SmetsVersion.Smets2));

    /// <summary>Where a row tells of each kind of meter point, in the order of <see cref="MeterPointKind"/>.</summary>
    internal static readonly Link[] Links =
    [
        new(MeterPointKind.Import, DeviceType.Esme, ImportMpan, ImportSupplier, ImportAgent, NetworkOperator),
        new(MeterPointKind.Export, DeviceType.Esme, ExportMpan, ExportSupplier, ExportAgent, NetworkOperator),
        new(MeterPointKind.Gas, DeviceType.Gsme, Mprn, GasSupplier, GasAgent, GasTransporter),
    ];

    /// <summary>The columns of one kind of meter point and the meter that may have it.</summary>
    internal sealed record Link(MeterPointKind Kind, DeviceType Meter, int Number, int Supplier, int Agent, int Operator);
}
