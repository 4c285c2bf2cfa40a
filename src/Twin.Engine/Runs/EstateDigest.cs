using System.Security.Cryptography;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;

namespace Twin.Engine.Runs;

/// <summary>
/// The digest of an estate (R9): SHA-256 over the digests of four sequences, each the canonical bytes of its entities sorted by id:
/// devices, gas meter points, electricity meter points, communications hubs by CHF.
/// </summary>
public static class EstateDigest
{
    /// <summary>Works the digest out, the four sequences in parallel.</summary>
    /// <param name="estate">The estate, at rest.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SimulatedEstate estate, int threads)
    {
        byte[][] parts = new byte[4][];
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => parts[0] = OfDevices(estate),
            () => parts[1] = OfMeterPoints(estate, MeterPointKind.Gas),
            () => parts[2] = OfMeterPoints(estate, MeterPointKind.Import),
            () => parts[3] = OfHubs(estate));
        return Convert.ToHexStringLower(SHA256.HashData([.. parts[0], .. parts[1], .. parts[2], .. parts[3]]));
    }

    private static byte[] OfDevices(SimulatedEstate estate)
    {
        using CanonicalHash hash = new();
        if (!DevicesAreInOrder(estate))
        {
            foreach (DeviceState device in estate.Partitions.SelectMany(static p => p.Devices).OrderBy(static d => d.Id))
            {
                DeviceCanonicalForm.Write(device, hash.Next(DeviceCanonicalForm.Size));
            }

            return hash.Finish();
        }

        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly DeviceState device in partition.Devices.AsSpan())
            {
                DeviceCanonicalForm.Write(device, hash.Next(DeviceCanonicalForm.Size));
            }
        }

        return hash.Finish();
    }

    private static byte[] OfMeterPoints(SimulatedEstate estate, MeterPointKind fuel)
    {
        using CanonicalHash hash = new();
        if (!MeterPointsAreInOrder(estate, fuel))
        {
            IEnumerable<MeterPointState> all = estate.Partitions.SelectMany(static p => p.MeterPoints);
            foreach (MeterPointState meterPoint in all.Where(m => IsOf(m, fuel)).OrderBy(static m => m.Id))
            {
                MeterPointCanonicalForm.Write(meterPoint, hash.Next(MeterPointCanonicalForm.Size));
            }

            return hash.Finish();
        }

        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly MeterPointState meterPoint in partition.MeterPoints.AsSpan())
            {
                if (IsOf(meterPoint, fuel))
                {
                    MeterPointCanonicalForm.Write(meterPoint, hash.Next(MeterPointCanonicalForm.Size));
                }
            }
        }

        return hash.Finish();
    }

    // A premises without a hub has the default state in its place, which is no entity.
    private static byte[] OfHubs(SimulatedEstate estate)
    {
        using CanonicalHash hash = new();
        IEnumerable<CommunicationsHubState> all = estate.Partitions.SelectMany(static p => p.Hubs);
        foreach (CommunicationsHubState hub in HubsAreInOrder(estate) ? all : all.OrderBy(static h => h.Chf))
        {
            if (hub.Exists)
            {
                CommunicationsHubCanonicalForm.Write(hub, hash.Next(CommunicationsHubCanonicalForm.Size));
            }
        }

        return hash.Finish();
    }

    private static bool IsOf(in MeterPointState meterPoint, MeterPointKind fuel)
        => (meterPoint.Kind == MeterPointKind.Gas) == (fuel == MeterPointKind.Gas);

    // Generated estates are in order as they lie; imported ones need not be.
    private static bool DevicesAreInOrder(SimulatedEstate estate)
    {
        ulong last = 0;
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly DeviceState device in partition.Devices.AsSpan())
            {
                if (device.Id.Value < last)
                {
                    return false;
                }

                last = device.Id.Value;
            }
        }

        return true;
    }

    private static bool HubsAreInOrder(SimulatedEstate estate)
    {
        ulong last = 0;
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly CommunicationsHubState hub in partition.Hubs.AsSpan())
            {
                if (hub.Exists && hub.Chf.Value < last)
                {
                    return false;
                }

                last = hub.Exists ? hub.Chf.Value : last;
            }
        }

        return true;
    }

    private static bool MeterPointsAreInOrder(SimulatedEstate estate, MeterPointKind fuel)
    {
        ulong last = 0;
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly MeterPointState meterPoint in partition.MeterPoints.AsSpan())
            {
                if (!IsOf(meterPoint, fuel))
                {
                    continue;
                }

                if (meterPoint.Id.Packed < last)
                {
                    return false;
                }

                last = meterPoint.Id.Packed;
            }
        }

        return true;
    }
}
