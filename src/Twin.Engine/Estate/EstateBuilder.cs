using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;

namespace Twin.Engine.Estate;

/// <summary>Fills an estate's arrays from the population function, partitions in parallel.</summary>
public static class EstateBuilder
{
    /// <summary>Builds the estate.</summary>
    /// <param name="population">The population function with its profile, seed and rule set.</param>
    /// <param name="partitions">How many partitions, at least 1; the estate is the same for any number.</param>
    /// <param name="threads">How many threads at most, at least 1.</param>
    /// <param name="cancellation">Stops the building.</param>
    public static SimulatedEstate Build(EstatePopulation population, int partitions, int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int premises = population.Profile.Premises;
        int count = Math.Min(partitions, premises);
        EstatePartition[] built = new EstatePartition[count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, number =>
        {
            int first = (int)((long)premises * number / count);
            int end = (int)((long)premises * (number + 1) / count);
            built[number] = BuildPartition(population, first, end);
        });
        return new SimulatedEstate([.. built], population.Users, population.Products, population.Providers);
    }

    /// <summary>Fills the premises from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    private static EstatePartition BuildPartition(EstatePopulation population, int first, int end)
    {
        int count = end - first;
        int[] deviceStart = new int[count + 1];
        int[] meterPointStart = new int[count + 1];
        PremisesShape[] shapes = new PremisesShape[count];
        for (int i = 0; i < count; i++)
        {
            PremisesShape shape = population.Shape(first + i);
            shapes[i] = shape;
            deviceStart[i + 1] = checked(deviceStart[i] + shape.Devices);
            meterPointStart[i + 1] = meterPointStart[i] + shape.MeterPoints;
        }

        DeviceState[] devices = GC.AllocateUninitializedArray<DeviceState>(deviceStart[count]);
        MeterPointState[] meterPoints = GC.AllocateUninitializedArray<MeterPointState>(meterPointStart[count]);
        CommunicationsHubState[] hubs = GC.AllocateUninitializedArray<CommunicationsHubState>(count);

        // Counted while the meter points are at hand: a sweep of its own would read half of the estate again.
        int[] meterPointsOfUser = new int[population.Users.Count + 1];
        for (int i = 0; i < count; i++)
        {
            hubs[i] = population.Hub(first + i);
            Span<MeterPointState> ofPremises = meterPoints.AsSpan(meterPointStart[i], shapes[i].MeterPoints);
            population.Fill(first + i, shapes[i], devices.AsSpan(deviceStart[i], shapes[i].Devices), ofPremises);
            foreach (ref readonly MeterPointState meterPoint in ofPremises)
            {
                meterPointsOfUser[meterPoint.Supplier]++;
                meterPointsOfUser[meterPoint.NetworkOperator]++;
            }
        }

        return new EstatePartition(first, deviceStart, meterPointStart, devices, meterPoints, hubs, meterPointsOfUser);
    }
}
