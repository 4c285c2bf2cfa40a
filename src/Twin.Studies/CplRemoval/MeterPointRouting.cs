using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;

namespace Twin.Studies.CplRemoval;

/// <summary>Which meter point of a premises stands behind a device.</summary>
internal static class MeterPointRouting
{
    /// <summary>
    /// The meter point whose supplier is responsible for the device: the MPRN for a GSME and a GPF, the import MPAN for all else; the
    /// export MPAN where there is no import MPAN (its registrant is then deemed the import supplier, codes.md 4).
    /// </summary>
    internal static MeterPointState? Responsible(ReadOnlySpan<MeterPointState> meterPoints, DeviceType type)
    {
        bool gas = type is DeviceType.Gsme or DeviceType.Gpf;
        MeterPointState? found = null;
        foreach (ref readonly MeterPointState meterPoint in meterPoints)
        {
            if (gas ? meterPoint.Kind == MeterPointKind.Gas : meterPoint.Kind == MeterPointKind.Import)
            {
                return meterPoint;
            }

            if (!gas && meterPoint.Kind == MeterPointKind.Export)
            {
                found = meterPoint;
            }
        }

        return found;
    }

    /// <summary>The export supplier of the premises; 0 where there is none.</summary>
    internal static ushort ExportSupplier(ReadOnlySpan<MeterPointState> meterPoints)
    {
        foreach (ref readonly MeterPointState meterPoint in meterPoints)
        {
            if (meterPoint.Kind == MeterPointKind.Export)
            {
                return meterPoint.Supplier;
            }
        }

        return 0;
    }
}
