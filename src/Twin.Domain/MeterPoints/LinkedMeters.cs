using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The meters linked to a meter point with the last status heard from each, so that the flag needs no look-up. Room for
/// <see cref="Capacity"/>; two is what an exchange of meters needs, and a meter whose status is final gives way to a new one.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct LinkedMeters : IEquatable<LinkedMeters>
{
    /// <summary>How many meters may be linked to one meter point at once.</summary>
    public const int Capacity = 4;

    private Ids ids;
    private Statuses statuses;
    private byte count;

    /// <summary>How many meters are linked.</summary>
    public readonly int Count => count;

    /// <summary>The meter at a place, 0 to <see cref="Count"/> - 1, in the order of linking.</summary>
    public readonly DeviceId IdAt(int place) => ids[place];

    /// <summary>The last status heard from the meter at a place.</summary>
    public readonly DeviceStatus StatusAt(int place) => statuses[place];

    /// <summary>The place of a meter; -1 when it is not linked.</summary>
    public readonly int PlaceOf(DeviceId meter)
    {
        for (int place = 0; place < count; place++)
        {
            if (ids[place] == meter)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The first place whose meter has a final status; -1 when there is none.</summary>
    public readonly int FirstFinal()
    {
        for (int place = 0; place < count; place++)
        {
            if (statuses[place].IsFinal)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>One meter, for hosts that fill meter points from what they know of one like it.</summary>
    public static LinkedMeters Of(DeviceId meter, DeviceStatus status)
    {
        LinkedMeters meters = default;
        meters.Add(meter, status);
        return meters;
    }

    /// <summary>Whether the same meters with the same statuses are linked, in the same order.</summary>
    public readonly bool Equals(LinkedMeters other)
    {
        // Places beyond the count are never looked at. The equality that comes with structs refuses inline arrays.
        bool equal = count == other.count;
        for (int place = 0; equal && place < count; place++)
        {
            equal = ids[place] == other.ids[place] && statuses[place] == other.statuses[place];
        }

        return equal;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LinkedMeters other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        for (int place = 0; place < count; place++)
        {
            hash.Add(ids[place]);
            hash.Add(statuses[place]);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether the same meters with the same statuses are linked, in the same order.</summary>
    public static bool operator ==(LinkedMeters left, LinkedMeters right) => left.Equals(right);

    /// <summary>Whether other meters, statuses or orders are linked.</summary>
    public static bool operator !=(LinkedMeters left, LinkedMeters right) => !left.Equals(right);

    internal void Add(DeviceId meter, DeviceStatus status)
    {
        ids[count] = meter;
        statuses[count] = status;
        count++;
    }

    internal void Set(int place, DeviceStatus status) => statuses[place] = status;

    internal void RemoveAt(int place)
    {
        for (int next = place + 1; next < count; next++)
        {
            ids[next - 1] = ids[next];
            statuses[next - 1] = statuses[next];
        }

        count--;
        ids[count] = default;
        statuses[count] = default;
    }

    [InlineArray(Capacity)]
    private struct Ids
    {
        private DeviceId first;
    }

    [InlineArray(Capacity)]
    private struct Statuses
    {
        private DeviceStatus first;
    }
}
