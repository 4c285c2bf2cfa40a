using Twin.Domain.Identity;

namespace Twin.Domain.Population;

/// <summary>
/// The ids of generated entities: a function of the premises number, and back, so that a grain that is first touched knows which
/// premises it belongs to.
/// </summary>
/// <remarks>
/// Devices: the octets 02-54-57 (locally administered, so no real maker's), 36 bits of premises number and 4 bits of slot. Import
/// and export MPANs: distributor id, then twice the premises number (plus one for export) in ten digits, then the check digit.
/// MPRNs: the premises number in eight digits, then two check digits; hence at most 99,999,999 premises.
/// </remarks>
public static class PopulationIds
{
    /// <summary>The most premises a population may have.</summary>
    public const int MostPremises = 99_999_999;

    private const ulong Prefix = 0x02_54_57UL << 40;
    private const ulong PrefixMask = 0xFF_FF_FFUL << 40;
    private const ulong DistributorUnit = 10_000_000_000;

    /// <summary>The EUI-64 of a device.</summary>
    public static DeviceId Device(int premises, PremisesSlot slot) => new(Prefix | ((ulong)(uint)premises << 4) | (ulong)slot);

    /// <summary>The import MPAN of a premises on a distributor's network.</summary>
    public static Mpxn Import(int premises, int distributorId)
        => Mpxn.MpanFrom(((ulong)distributorId * DistributorUnit) + (2UL * (uint)premises));

    /// <summary>The export MPAN of a premises on a distributor's network.</summary>
    public static Mpxn Export(int premises, int distributorId)
        => Mpxn.MpanFrom(((ulong)distributorId * DistributorUnit) + (2UL * (uint)premises) + 1);

    /// <summary>The MPRN of a premises.</summary>
    public static Mpxn Gas(int premises) => Mpxn.MprnFrom((uint)premises);

    /// <summary>The premises and slot of a generated device; false for a device that is not generated.</summary>
    public static bool TryLocate(DeviceId device, out int premises, out PremisesSlot slot)
    {
        premises = (int)((device.Value >> 4) & 0x7FFF_FFFF);
        slot = (PremisesSlot)(device.Value & 0x0F);
        return slot <= PremisesSlot.Cad && premises < MostPremises && Device(premises, slot) == device;
    }

    /// <summary>The premises of a generated meter point; false for a number that no generated meter point has.</summary>
    public static bool TryLocate(Mpxn meterPoint, out int premises)
    {
        ulong number = meterPoint.IsMpan ? meterPoint.Value / 10 % DistributorUnit / 2 : meterPoint.Value / 100;
        premises = (int)Math.Min(number, int.MaxValue);
        return number < MostPremises && meterPoint.HasValidCheckDigits() && meterPoint.Digits >= Mpxn.MostMprnDigits;
    }
}
