using System.Numerics;

namespace Twin.Domain.Population;

/// <summary>Which devices and meter points a generated premises has, before any of them is made.</summary>
/// <param name="Slots">One bit for each <see cref="PremisesSlot"/> that is taken.</param>
/// <param name="HasExport">Whether there is an export MPAN beside the import MPAN.</param>
public readonly record struct PremisesShape(byte Slots, bool HasExport)
{
    /// <summary>How many devices there are, 3 to 8.</summary>
    public int Devices => BitOperations.PopCount(Slots);

    /// <summary>How many meter points there are: import, export if any, gas if any.</summary>
    public int MeterPoints => 1 + (HasExport ? 1 : 0) + (Has(PremisesSlot.Gsme) ? 1 : 0);

    /// <summary>Whether a slot is taken.</summary>
    public bool Has(PremisesSlot slot) => (Slots & (1 << (int)slot)) != 0;
}
