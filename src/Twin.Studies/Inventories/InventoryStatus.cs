using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>How the three stored parts of a device's status (Twin resolutions R1) follow from the columns of its row.</summary>
internal static class InventoryStatus
{
    private static readonly CodeSet<DeviceLifecycle> BeforeSuspension = new(
        ("InstalledNotCommissioned", DeviceLifecycle.InstalledNotCommissioned),
        ("Commissioned", DeviceLifecycle.Commissioned));

    private static readonly CodeSet<DeviceLifecycle> BeforeRecovery = new(
        ("Pending", DeviceLifecycle.Pending),
        ("Whitelisted", DeviceLifecycle.Whitelisted),
        ("InstalledNotCommissioned", DeviceLifecycle.InstalledNotCommissioned),
        ("Commissioned", DeviceLifecycle.Commissioned));

    /// <summary>Reads the status columns of the current row into a device whose type and product are known.</summary>
    internal static void Read(CsvTable table, ref DeviceState device)
    {
        if (device.Type.IsIn(DeviceTypeCatalogue.Type2))
        {
            foreach (int column in (ReadOnlySpan<int>)[InventoryColumns.Status, InventoryColumns.StatusBefore, InventoryColumns.CplHold])
            {
                if (!table.Field(column).IsEmpty)
                {
                    table.Fail(column, $"nothing: a device of type {device.Type.Code()} has no SMI status");
                }
            }

            // On the HAN without a status: the lifecycle that generated Type 2 Devices have.
            device.Status = new DeviceStatus(DeviceLifecycle.InstalledNotCommissioned);
            return;
        }

        if (!table.TryCode(InventoryColumns.Status, SmiStatusCatalogue.Codes, out SmiStatus shown)
            || !TryLifecycle(table, shown, out DeviceLifecycle lifecycle)
            || !TryHold(table, shown, out bool hold))
        {
            return;
        }

        RecoveryStage stage = shown switch
        {
            SmiStatus.Recovery => RecoveryStage.Recovery,
            SmiStatus.Recovered => RecoveryStage.Recovered,
            _ => RecoveryStage.None,
        };
        if (hold && device.RecordedFirmware == 0)
        {
            table.Fail(InventoryColumns.Firmware, "a product", "the device is held because its product is off the CPL");
        }

        device.Status = new DeviceStatus(lifecycle, hold, stage);
    }

    private static bool TryLifecycle(CsvTable table, SmiStatus shown, out DeviceLifecycle lifecycle)
    {
        if (shown <= SmiStatus.Withdrawn)
        {
            lifecycle = (DeviceLifecycle)shown;
            if (table.Field(InventoryColumns.StatusBefore).IsEmpty)
            {
                return true;
            }

            table.Fail(InventoryColumns.StatusBefore, "nothing unless the status is Suspended, Recovery or Recovered");
            return false;
        }

        lifecycle = DeviceLifecycle.Commissioned;
        CodeSet<DeviceLifecycle> allowed = shown == SmiStatus.Suspended ? BeforeSuspension : BeforeRecovery;
        return table.Field(InventoryColumns.StatusBefore).IsEmpty || table.TryCode(InventoryColumns.StatusBefore, allowed, out lifecycle);
    }

    private static bool TryHold(CsvTable table, SmiStatus shown, out bool hold)
    {
        hold = shown == SmiStatus.Suspended;
        if (table.Field(InventoryColumns.CplHold).IsEmpty)
        {
            return true;
        }

        if (!table.TryYesNo(InventoryColumns.CplHold, out hold))
        {
            return false;
        }

        bool fits = shown switch
        {
            SmiStatus.Suspended => hold,
            SmiStatus.InstalledNotCommissioned or SmiStatus.Commissioned => !hold,
            _ => true,
        };
        if (!fits)
        {
            table.Fail(InventoryColumns.CplHold, hold ? "no" : "yes", $"the status {shown} says otherwise");
        }

        return fits;
    }
}
