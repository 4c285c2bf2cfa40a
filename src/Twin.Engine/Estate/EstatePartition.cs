using System.Runtime.CompilerServices;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Engine.Estate;

/// <summary>
/// A run of consecutive premises with their devices, meter points and communications hubs side by side in three arrays. One thread at a
/// time works on a partition; partitions never touch each other's entities.
/// </summary>
public sealed class EstatePartition
{
    private readonly int[] deviceStart;
    private readonly int[] meterPointStart;
    private int[]? meterPointsOfUser;

    /// <summary>Makes a partition from filled arrays.</summary>
    /// <param name="firstPremises">The number of its first premises in the whole estate.</param>
    /// <param name="deviceStart">For each premises the index of its first device, and one more entry for the end.</param>
    /// <param name="meterPointStart">For each premises the index of its first meter point, and one more entry for the end.</param>
    /// <param name="devices">The devices, premises by premises, by ascending id within each.</param>
    /// <param name="meterPoints">The meter points, premises by premises.</param>
    /// <param name="hubs">The communications hub of each premises; the default state where there is none.</param>
    /// <param name="meterPointsOfUser">
    /// What <see cref="MeterPointsOfUser"/> gives, from a maker who has counted. Default: counted when it is first asked for.
    /// </param>
    /// <exception cref="ArgumentException">There is not one hub for each premises.</exception>
    public EstatePartition(
        int firstPremises,
        int[] deviceStart,
        int[] meterPointStart,
        DeviceState[] devices,
        MeterPointState[] meterPoints,
        CommunicationsHubState[] hubs,
        int[]? meterPointsOfUser = null)
    {
        if (hubs.Length != deviceStart.Length - 1)
        {
            throw new ArgumentException($"{hubs.Length} hubs for {deviceStart.Length - 1} premises", nameof(hubs));
        }

        FirstPremises = firstPremises;
        this.deviceStart = deviceStart;
        this.meterPointStart = meterPointStart;
        Devices = devices;
        MeterPoints = meterPoints;
        Hubs = hubs;
        this.meterPointsOfUser = meterPointsOfUser;
    }

    /// <summary>The number of its first premises in the whole estate.</summary>
    public int FirstPremises { get; }

    /// <summary>How many premises it has.</summary>
    public int Premises => deviceStart.Length - 1;

    /// <summary>The devices; written by the device machine through the run's handlers.</summary>
    public DeviceState[] Devices { get; }

    /// <summary>The meter points; written by the meter point machine through the run's handlers.</summary>
    public MeterPointState[] MeterPoints { get; }

    /// <summary>The communications hub of each premises, by its number; written by the hub machine through the run's handlers.</summary>
    public CommunicationsHubState[] Hubs { get; }

    /// <summary>
    /// By user number, how many times a meter point names the user, as supplier or as network operator; as far as any user is named.
    /// Counted once: when the partition was made or when it was first asked for.
    /// </summary>
    public ReadOnlySpan<int> MeterPointsOfUser => meterPointsOfUser ??= CountUsers();

    /// <summary>The devices of a premises.</summary>
    /// <param name="premises">The premises' number within the partition.</param>
    public Span<DeviceState> DevicesOf(int premises)
        => Devices.AsSpan(deviceStart[premises], deviceStart[premises + 1] - deviceStart[premises]);

    /// <summary>The meter points of a premises.</summary>
    /// <param name="premises">The premises' number within the partition.</param>
    public Span<MeterPointState> MeterPointsOf(int premises)
        => MeterPoints.AsSpan(meterPointStart[premises], meterPointStart[premises + 1] - meterPointStart[premises]);

    /// <summary>The index of a premises' first meter point.</summary>
    public int FirstMeterPoint(int premises) => meterPointStart[premises];

    /// <summary>The index of a premises' first device.</summary>
    public int FirstDevice(int premises) => deviceStart[premises];

    /// <summary>The premises a device belongs to, by the device's index.</summary>
    public int PremisesOfDevice(int device)
    {
        int found = Array.BinarySearch(deviceStart, device);
        if (found < 0)
        {
            return ~found - 1;
        }

        // A premises without devices shares its start with the next; the last of them owns the device.
        while (deviceStart[found + 1] == device)
        {
            found++;
        }

        return found;
    }

    /// <summary>A partition with the same premises and its own copy of the entities; what was counted is counted again.</summary>
    public EstatePartition Copy() => new(FirstPremises, deviceStart, meterPointStart, [.. Devices], [.. MeterPoints], [.. Hubs]);

    /// <summary>The bytes its arrays take.</summary>
    public long Bytes
        => (Devices.LongLength * Unsafe.SizeOf<DeviceState>())
            + (MeterPoints.LongLength * Unsafe.SizeOf<MeterPointState>())
            + (Hubs.LongLength * Unsafe.SizeOf<CommunicationsHubState>())
            + ((deviceStart.LongLength + meterPointStart.LongLength) * sizeof(int));

    private int[] CountUsers()
    {
        int[] counts = new int[1];
        foreach (ref readonly MeterPointState meterPoint in MeterPoints.AsSpan())
        {
            int most = Math.Max(meterPoint.Supplier, meterPoint.NetworkOperator);
            if (most >= counts.Length)
            {
                Array.Resize(ref counts, Math.Max(most + 1, 2 * counts.Length));
            }

            counts[meterPoint.Supplier]++;
            counts[meterPoint.NetworkOperator]++;
        }

        return counts;
    }
}
