using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Rules;

namespace Twin.Grains.Views;

/// <summary>
/// Counts of the population as it was made, worked out once in the background of each silo: what an untouched estate is. Safe for use by
/// several threads.
/// </summary>
internal sealed class BaseCounts
{
    // Premises that one thread counts at a time.
    private const int RangePremises = 1 << 16;

    private readonly EstatePopulation? population;
    private readonly Lazy<Task<Tally>> tally;

    public BaseCounts(TwinEstate estate)
    {
        population = estate.Population;
        tally = new Lazy<Task<Tally>>(() => Task.Run(Count));
    }

    /// <summary>Begins to count, and ends when it is done.</summary>
    internal Task<Tally> ReadyAsync() => tally.Value;

    /// <summary>How many devices of the population have an entry on record.</summary>
    internal Task<long> MembersAsync(ushort firmware) => population is null
        ? Task.FromResult(0L)
        : Task.Run(() => Ranges(population).AsParallel().Sum(range => MembersOf(population, firmware, range.First, range.End).LongCount()));

    /// <summary>Whether the population made a device with an entry on record.</summary>
    internal bool IsMember(ulong device, ushort firmware)
        => population is not null
            && PopulationIds.TryLocate(new DeviceId(device), out int premises, out PremisesSlot slot)
            && premises < population.Profile.Premises
            && population.FirmwareOf(premises, slot) == firmware;

    /// <summary>The devices of some premises that have an entry on record, ascending.</summary>
    /// <param name="population">The population.</param>
    /// <param name="firmware">The entry.</param>
    /// <param name="first">The first of the premises.</param>
    /// <param name="end">The one after the last.</param>
    internal static IEnumerable<ulong> MembersOf(EstatePopulation population, ushort firmware, int first, int end)
    {
        if (firmware > population.Products.Count)
        {
            // An entry that came later: no device was made with it.
            yield break;
        }

        PremisesSlot slot = EstatePopulation.SlotOf(population.Products[firmware].Type);
        for (int premises = first; premises < end; premises++)
        {
            if (population.FirmwareOf(premises, slot) == firmware)
            {
                yield return PopulationIds.Device(premises, slot).Value;
            }
        }
    }

    private static IEnumerable<(int First, int End)> Ranges(EstatePopulation population)
    {
        for (int first = 0; first < population.Profile.Premises; first += RangePremises)
        {
            yield return (first, Math.Min(first + RangePremises, population.Profile.Premises));
        }
    }

    private static Tally Count(EstatePopulation population, (int First, int End) range)
    {
        Tally all = new();
        Span<DeviceState> devices = stackalloc DeviceState[PremisesRoom.Devices];
        Span<MeterPointState> meterPoints = stackalloc MeterPointState[PremisesRoom.MeterPoints];
        for (int premises = range.First; premises < range.End; premises++)
        {
            PremisesShape shape = population.Shape(premises);
            population.Fill(premises, shape, devices, meterPoints);
            foreach (ref readonly DeviceState device in devices[..shape.Devices])
            {
                all.Add(device, 1);
            }

            foreach (ref readonly MeterPointState meterPoint in meterPoints[..shape.MeterPoints])
            {
                all.Add(meterPoint, 1);
            }
        }

        return all;
    }

    private Tally Count()
    {
        Tally all = new();
        if (population is not null)
        {
            foreach (Tally part in Ranges(population).AsParallel().Select(range => Count(population, range)))
            {
                all.Add(part);
            }
        }

        return all;
    }
}
