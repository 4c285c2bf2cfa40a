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
    internal async Task<long> MembersAsync(ushort firmware) => (await ReadyAsync()).Firmware.GetValueOrDefault(firmware);

    /// <summary>Whether the population made a device with an entry on record.</summary>
    internal bool IsMember(ulong device, ushort firmware)
    {
        if (population is null || !PopulationIds.TryLocate(new DeviceId(device), out int premises, out _)
            || premises >= population.Profile.Premises)
        {
            return false;
        }

        Span<DeviceState> devices = stackalloc DeviceState[PremisesRoom.Devices];
        Span<MeterPointState> meterPoints = stackalloc MeterPointState[PremisesRoom.MeterPoints];
        PremisesShape shape = population.Shape(premises);
        population.Fill(premises, shape, devices, meterPoints);
        foreach (ref readonly DeviceState one in devices[..shape.Devices])
        {
            if (one.Id.Value == device)
            {
                return one.RecordedFirmware == firmware;
            }
        }

        return false;
    }

    /// <summary>Devices with an entry on record, from a premises on.</summary>
    /// <param name="population">The population.</param>
    /// <param name="firmware">The entry.</param>
    /// <param name="first">The premises to begin with.</param>
    /// <param name="premises">How many premises to look at, at most.</param>
    /// <param name="most">How many devices to find before stopping; the last premises is looked at whole.</param>
    /// <returns>The devices, and the premises to go on with.</returns>
    internal static (List<ulong> Devices, int Next) MembersOf(
        EstatePopulation population, ushort firmware, int first, int premises, int most)
    {
        List<ulong> found = [];
        Span<DeviceState> devices = stackalloc DeviceState[PremisesRoom.Devices];
        Span<MeterPointState> meterPoints = stackalloc MeterPointState[PremisesRoom.MeterPoints];
        int end = (int)Math.Min((long)first + premises, population.Profile.Premises);
        int at = first;
        for (; at < end && found.Count < most; at++)
        {
            PremisesShape shape = population.Shape(at);
            population.Fill(at, shape, devices, meterPoints);
            foreach (ref readonly DeviceState device in devices[..shape.Devices])
            {
                if (device.RecordedFirmware == firmware)
                {
                    found.Add(device.Id.Value);
                }
            }
        }

        return (found, at);
    }

    private Tally Count()
    {
        Tally all = new();
        if (population is null)
        {
            return all;
        }

        Span<DeviceState> devices = stackalloc DeviceState[PremisesRoom.Devices];
        Span<MeterPointState> meterPoints = stackalloc MeterPointState[PremisesRoom.MeterPoints];
        for (int premises = 0; premises < population.Profile.Premises; premises++)
        {
            PremisesShape shape = population.Shape(premises);
            population.Fill(premises, shape, devices, meterPoints);
            foreach (ref readonly DeviceState device in devices[..shape.Devices])
            {
                all.Add(device, 1);
                if (device.RecordedFirmware != 0)
                {
                    all.Firmware[device.RecordedFirmware] = all.Firmware.GetValueOrDefault(device.RecordedFirmware) + 1;
                }
            }

            foreach (ref readonly MeterPointState meterPoint in meterPoints[..shape.MeterPoints])
            {
                all.Add(meterPoint, 1);
            }
        }

        return all;
    }
}
