using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Engine.Estate;

namespace Twin.Studies.Inventories;

/// <summary>Fills an estate's arrays from an inventory in which nothing is wrong.</summary>
internal static class InventoryAssembly
{
    /// <summary>Makes the estate.</summary>
    internal static SimulatedEstate ToEstate(
        InventoryRows rows, InventoryPremises premises, InventoryMeterPoints meterPoints, int partitions)
    {
        int all = premises.Starts.Count - 1;
        int count = Math.Min(partitions, all);
        ImmutableArray<EstatePartition>.Builder built = ImmutableArray.CreateBuilder<EstatePartition>(count);
        int meterPointsUsed = 0;
        for (int number = 0; number < count; number++)
        {
            int first = (int)((long)all * number / count);
            int end = (int)((long)all * (number + 1) / count);
            built.Add(Partition(rows, premises, meterPoints, first, end, ref meterPointsUsed));
        }

        SimulatedEstate met = new(built.MoveToImmutable(), new UserDirectory(rows.Users.ToEntries()), rows.Products.ToList(), [])
        {
            Places = HubPlaces.Of(rows.Places.Values),
        };
        return CanonicalNumbering.Renumber(met);
    }

    private static EstatePartition Partition(
        InventoryRows rows, InventoryPremises premises, InventoryMeterPoints meterPoints, int first, int end, ref int meterPointsUsed)
    {
        int[] deviceStart = new int[end - first + 1];
        int[] meterPointStart = new int[end - first + 1];
        DeviceState[] devices = new DeviceState[premises.Starts[end] - premises.Starts[first]];
        for (int at = 0; at < devices.Length; at++)
        {
            devices[at] = rows.Devices[premises.Order[premises.Starts[first] + at]].State;
        }

        int firstMeterPoint = meterPointsUsed;
        for (int number = first; number < end; number++)
        {
            deviceStart[number - first + 1] = premises.Starts[number + 1] - premises.Starts[first];
            while (meterPointsUsed < meterPoints.Order.Length && meterPoints.Premises[meterPoints.Order[meterPointsUsed]] == number)
            {
                meterPointsUsed++;
            }

            meterPointStart[number - first + 1] = meterPointsUsed - firstMeterPoint;
        }

        MeterPointState[] states = new MeterPointState[meterPointsUsed - firstMeterPoint];
        for (int at = 0; at < states.Length; at++)
        {
            states[at] = meterPoints.States[meterPoints.Order[firstMeterPoint + at]];
        }

        CommunicationsHubState[] hubs = new CommunicationsHubState[end - first];
        for (int at = 0; at < hubs.Length; at++)
        {
            hubs[at] = InventoryHubs.Of(
                rows, devices.AsSpan(deviceStart[at]..deviceStart[at + 1]), states.AsSpan(meterPointStart[at]..meterPointStart[at + 1]));
        }

        return new EstatePartition(first, deviceStart, meterPointStart, devices, states, hubs);
    }
}
