using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;

namespace Twin.Load.Running;

/// <summary>The ids of a home that is being installed.</summary>
/// <param name="First">The EUI-64 whose lowest four bits are the slots of its devices.</param>
/// <param name="Import">Its import MPAN.</param>
/// <param name="Gas">Its MPRN.</param>
internal readonly record struct NewHome(ulong First, Mpxn Import, Mpxn Gas)
{
    /// <summary>Its communications hub function.</summary>
    public DeviceId Chf => new(First | (ulong)PremisesSlot.Chf);

    /// <summary>Its gas proxy function.</summary>
    public DeviceId Gpf => new(First | (ulong)PremisesSlot.Gpf);

    /// <summary>Its device of a type that can be installed.</summary>
    public DeviceId Device(DeviceType type) => new(First | (ulong)EstatePopulation.SlotOf(type));
}
