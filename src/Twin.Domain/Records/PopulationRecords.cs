using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;

namespace Twin.Domain.Records;

/// <summary>The records of a generated estate before anything happened to them: pure functions of the population and the id.</summary>
public static class PopulationRecords
{
    private const int MostDevices = 8;
    private const int MostMeterPoints = 3;

    /// <summary>A device; null when the population has none of the id.</summary>
    public static DeviceRecord? Device(this EstatePopulation population, DeviceId id)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (!PopulationIds.TryLocate(id, out int premises, out PremisesSlot slot) || premises >= population.Profile.Premises)
        {
            return null;
        }

        PremisesShape shape = population.Shape(premises);
        if (!shape.Has(slot))
        {
            return null;
        }

        DeviceState[] devices = new DeviceState[MostDevices];
        MeterPointState[] meterPoints = new MeterPointState[MostMeterPoints];
        population.Fill(premises, shape, devices, meterPoints);
        Span<MeterPointState> points = meterPoints.AsSpan(0, shape.MeterPoints);
        CommunicationsHubState hub = population.Hub(premises);
        return new DeviceRecord
        {
            Id = id,
            State = devices[shape.PlaceOf(slot)],
            Hub = hub.Chf,
            Premises = new PremisesState(hub.Stage == HubStage.Installed, null, default),
            Parties = PremisesRecords.PartiesOf(points),
            MeterPoints = PremisesRecords.LinkedTo(points, id),
            Joined = JoinedWith(premises, slot, shape),
        };
    }

    /// <summary>A communications hub; null when the population has none with the CHF.</summary>
    public static HubRecord? HubOf(this EstatePopulation population, DeviceId chf)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (!PopulationIds.TryLocate(chf, out int premises, out PremisesSlot slot) || slot != PremisesSlot.Chf
            || premises >= population.Profile.Premises)
        {
            return null;
        }

        PremisesShape shape = population.Shape(premises);
        MeterPointState[] meterPoints = new MeterPointState[MostMeterPoints];
        population.Fill(premises, shape, new DeviceState[MostDevices], meterPoints);
        List<DeviceId> log = [];
        for (PremisesSlot at = PremisesSlot.Esme; at <= PremisesSlot.Cad; at++)
        {
            if (shape.Has(at))
            {
                log.Add(PopulationIds.Device(premises, at));
            }
        }

        return new HubRecord
        {
            Chf = chf,
            State = population.Hub(premises),
            Gpf = PopulationIds.Device(premises, PremisesSlot.Gpf),
            Log = [.. log],
            Parties = PremisesRecords.PartiesOf(meterPoints.AsSpan(0, shape.MeterPoints)),
        };
    }

    /// <summary>A meter point; null when the population has none of the number.</summary>
    public static MeterPointRecord? MeterPoint(this EstatePopulation population, Mpxn id)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (!PopulationIds.TryLocate(id, out int premises) || premises >= population.Profile.Premises)
        {
            return null;
        }

        PremisesShape shape = population.Shape(premises);
        MeterPointState[] meterPoints = new MeterPointState[MostMeterPoints];
        population.Fill(premises, shape, new DeviceState[MostDevices], meterPoints);
        foreach (ref readonly MeterPointState state in meterPoints.AsSpan(0, shape.MeterPoints))
        {
            if (state.Id == id)
            {
                return new MeterPointRecord
                {
                    Id = id,
                    State = state,
                    History = PremisesRecords.HistoryOf(state),
                    Hub = PopulationIds.Device(premises, PremisesSlot.Chf),
                };
            }
        }

        return null;
    }

    private static int PlaceOf(this PremisesShape shape, PremisesSlot slot)
        => System.Numerics.BitOperations.PopCount((uint)(shape.Slots & ((1 << (int)slot) - 1)));

    // Who talks to whom in a generated premises: GSME and GPF, and everything else with the ESME (an assumption).
    private static ImmutableArray<DeviceId> JoinedWith(int premises, PremisesSlot slot, PremisesShape shape) => slot switch
    {
        PremisesSlot.Chf => [],
        PremisesSlot.Gpf => shape.Has(PremisesSlot.Gsme) ? [PopulationIds.Device(premises, PremisesSlot.Gsme)] : [],
        PremisesSlot.Gsme => [PopulationIds.Device(premises, PremisesSlot.Gpf)],
        PremisesSlot.Esme =>
        [
            .. new[] { PremisesSlot.Hcalcs, PremisesSlot.Ppmid, PremisesSlot.Ihd, PremisesSlot.Cad }
                .Where(other => shape.Has(other))
                .Select(other => PopulationIds.Device(premises, other)),
        ],
        _ => [PopulationIds.Device(premises, PremisesSlot.Esme)],
    };
}
