using Twin.Domain.Devices;

namespace Twin.Domain.MeterPoints;

/// <summary>Which meter point of a premises stands behind a device.</summary>
public static class MeterPointRouting
{
    /// <summary>Whether a device belongs to the gas side: a GSME and a GPF do.</summary>
    public static bool IsGas(DeviceType type) => type is DeviceType.Gsme or DeviceType.Gpf;

    /// <summary>
    /// The place of the meter point whose supplier is responsible for the device: the MPRN for a GSME and a GPF, the import MPAN for all
    /// else; the export MPAN where there is no import MPAN (its registrant is then deemed the import supplier, codes.md 4). Of several of
    /// a kind the one the device is linked to, else the first. -1 where there is none.
    /// </summary>
    public static int PlaceOfResponsible(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
    {
        if (IsGas(device.Type))
        {
            return PlaceOf(meterPoints, MeterPointKind.Gas, device);
        }

        int import = PlaceOf(meterPoints, MeterPointKind.Import, device);
        return import >= 0 ? import : PlaceOf(meterPoints, MeterPointKind.Export, device);
    }

    /// <summary>The export supplier behind an ESME; 0 where there is none.</summary>
    public static ushort ExportSupplier(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
        => SupplierAt(meterPoints, PlaceOf(meterPoints, MeterPointKind.Export, device));

    /// <summary>The supplier of the other fuel on the same hub; 0 where there is none.</summary>
    public static ushort OtherSupplier(ReadOnlySpan<MeterPointState> meterPoints, in DeviceState device)
        => SupplierAt(meterPoints, PlaceOf(meterPoints, IsGas(device.Type) ? MeterPointKind.Import : MeterPointKind.Gas, device));

    private static ushort SupplierAt(ReadOnlySpan<MeterPointState> meterPoints, int place)
        => place >= 0 ? meterPoints[place].Supplier : (ushort)0;

    private static int PlaceOf(ReadOnlySpan<MeterPointState> meterPoints, MeterPointKind kind, in DeviceState device)
    {
        int first = -1;
        for (int place = 0; place < meterPoints.Length; place++)
        {
            ref readonly MeterPointState meterPoint = ref meterPoints[place];
            if (meterPoint.Kind != kind)
            {
                continue;
            }

            if (meterPoint.Meters.PlaceOf(device.Id) >= 0)
            {
                return place;
            }

            first = first < 0 ? place : first;
        }

        return first;
    }
}
