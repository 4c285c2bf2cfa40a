using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;

namespace Twin.Load.Targets;

/// <summary>Asks the twin for the devices and meter points of one premises, each at most once. For use by one task.</summary>
internal sealed class PremisesLookup(ITwin twin, int premises, CancellationToken cancellation)
{
    private readonly Dictionary<DeviceType, DeviceView?> devices = [];
    private readonly Dictionary<Mpxn, MeterPointView?> meterPoints = [];

    /// <summary>The CHF of the premises.</summary>
    public DeviceId Hub => PopulationIds.Device(premises, PremisesSlot.Chf);

    /// <summary>The device of a type; null when the premises has none.</summary>
    public async Task<DeviceView?> DeviceAsync(DeviceType type)
    {
        if (!devices.TryGetValue(type, out DeviceView? device))
        {
            device = await twin.GetDeviceAsync(PopulationIds.Device(premises, EstatePopulation.SlotOf(type)), cancellation);
            devices.Add(type, device);
        }

        return device;
    }

    /// <summary>The meter point of a kind behind a device; null when there is none.</summary>
    /// <remarks>A device that is linked to none has the meter point of the meter of its fuel.</remarks>
    public async Task<MeterPointView?> MeterPointAsync(DeviceView device, MeterPointKind kind)
    {
        IReadOnlyList<Mpxn> linked = device.MeterPoints;
        if (linked.Count == 0)
        {
            DeviceView? meter = await DeviceAsync(kind == MeterPointKind.Gas ? DeviceType.Gsme : DeviceType.Esme);
            linked = meter?.MeterPoints ?? [];
        }

        foreach (Mpxn id in linked)
        {
            if (!meterPoints.TryGetValue(id, out MeterPointView? view))
            {
                view = await twin.GetMeterPointAsync(id, cancellation);
                meterPoints.Add(id, view);
            }

            if (view?.Kind == kind)
            {
                return view;
            }
        }

        return null;
    }
}
