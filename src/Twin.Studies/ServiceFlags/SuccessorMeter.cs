using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Studies.ServiceFlags;

/// <summary>A meter that was hung where another one hung before. The first meter of a site stands in the estate itself.</summary>
internal struct SuccessorMeter
{
    // Above the bit that says who gave out an EUI-64, and with it: a successor's id is nobody else's.
    private const int GenerationShift = 57;

    /// <summary>How many successors one meter may have: seven bits.</summary>
    internal const int MostGenerations = 127;

    /// <summary>The device.</summary>
    internal DeviceState State;

    /// <summary>The place of the successor before it; -1 for the first one.</summary>
    internal int Earlier;

    /// <summary>Its number among the site's meters, from 1.</summary>
    internal short Number;

    /// <summary>The id of a site's meter with a number.</summary>
    internal static DeviceId IdOf(DeviceId first, int number) => new(first.Value ^ ((ulong)number << GenerationShift));
}
