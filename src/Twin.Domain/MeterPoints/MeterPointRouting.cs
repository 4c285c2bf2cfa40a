using Twin.Domain.Devices;

namespace Twin.Domain.MeterPoints;

/// <summary>Which meter point of a premises stands behind a device.</summary>
public static class MeterPointRouting
{
    /// <summary>Whether a device belongs to the gas side: a GSME and a GPF do.</summary>
    public static bool IsGas(DeviceType type) => type is DeviceType.Gsme or DeviceType.Gpf;

    /// <summary>
    /// The meter point whose supplier is responsible for the device: the MPRN for a GSME and a GPF, the import MPAN for all else; the
    /// export MPAN where there is no import MPAN (its registrant is then deemed the import supplier, codes.md 4). Of several of a kind
    /// the one the device is linked to, else the first. Null where there is none.
    /// </summary>
    public static MeterPointState? Responsible(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
        => IsGas(device.Type)
            ? Of(meterPoints, MeterPointKind.Gas, device)
            : Of(meterPoints, MeterPointKind.Import, device) ?? Of(meterPoints, MeterPointKind.Export, device);

    /// <summary>The export supplier behind an ESME; 0 where there is none.</summary>
    public static ushort ExportSupplier(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
        => Of(meterPoints, MeterPointKind.Export, device)?.Supplier ?? 0;

    /// <summary>The supplier of the other fuel on the same hub; 0 where there is none.</summary>
    public static ushort OtherSupplier(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
        => Of(meterPoints, IsGas(device.Type) ? MeterPointKind.Import : MeterPointKind.Gas, device)?.Supplier ?? 0;

    private static MeterPointState? Of(ReadOnlySpan<MeterPointState> meterPoints, MeterPointKind kind, in DeviceState device)
    {
        MeterPointState? first = null;
        foreach (ref readonly MeterPointState meterPoint in meterPoints)
        {
            if (meterPoint.Kind != kind)
            {
                continue;
            }

            if (meterPoint.Meters.PlaceOf(device.Id) >= 0)
            {
                return meterPoint;
            }

            first ??= meterPoint;
        }

        return first;
    }
}
