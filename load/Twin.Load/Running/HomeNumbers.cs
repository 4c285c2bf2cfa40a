using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Randomness;

namespace Twin.Load.Running;

/// <summary>Ids of new homes that neither the twin's population nor an earlier run has used. Safe for use by several threads.</summary>
/// <remarks>
/// Devices have the octet 06 (locally administered, and not the population's), 52 bits of a number that is never used again, and a slot.
/// Of meter points there are not so many numbers: the first of a run is drawn, behind those of the population; two runs of ten thousand
/// homes each meet at one MPRN once in five thousand times. Such a meter point then has two meters.
/// </remarks>
internal sealed class HomeNumbers(RequestNumbers numbers, long premises)
{
    private const uint FirstOfRun = 0x4C03;
    private const ulong Prefix = 0x06UL << 56;
    private const ulong Mask = (1UL << 52) - 1;
    private const ulong MprnNumbers = 100_000_000;
    private const ulong DistributorId = 10;
    private const ulong NumbersOfDistributor = 10_000_000_000;

    private readonly ulong first = new RandomStream(numbers.Next(), FirstOfRun).Bits(0, 0);
    private long made = -1;

    /// <summary>The next home.</summary>
    public NewHome Next()
    {
        ulong number = first + (ulong)Interlocked.Increment(ref made);
        ulong gas = (ulong)premises + (number % (MprnNumbers - (ulong)premises));
        ulong import = (2UL * PopulationIds.MostPremises) + (number % (NumbersOfDistributor - (2UL * PopulationIds.MostPremises)));
        return new NewHome(
            Prefix | ((numbers.Next() & Mask) << 4),
            Mpxn.MpanFrom((DistributorId * NumbersOfDistributor) + import),
            Mpxn.MprnFrom(gas));
    }
}
