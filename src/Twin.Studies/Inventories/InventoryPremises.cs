using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>The devices of an inventory put side by side by premises: by ascending hub, within a hub by ascending id.</summary>
internal sealed class InventoryPremises
{
    private InventoryPremises(int[] order, int[] premisesOfDevice, List<int> starts)
    {
        Order = order;
        PremisesOfDevice = premisesOfDevice;
        Starts = starts;
    }

    /// <summary>The devices' places in the file, in the order of the estate.</summary>
    internal int[] Order { get; }

    /// <summary>For each device in the order of the file the number of its premises.</summary>
    internal int[] PremisesOfDevice { get; }

    /// <summary>For each premises the place in <see cref="Order"/> of its first device, and one more for the end.</summary>
    internal List<int> Starts { get; }

    /// <summary>Puts the devices side by side; reports ids that stand twice and hubs that are not there.</summary>
    internal static InventoryPremises Of(InventoryRows rows, string file, InputErrors errors)
    {
        ReadOnlySpan<InventoryRows.Device> devices = CollectionsMarshal.AsSpan(rows.Devices);
        int[] order = InOrder(rows.Devices);
        int[] premisesOfDevice = new int[devices.Length];
        List<int> starts = [];
        for (int at = 0; at < order.Length; at++)
        {
            if (at == 0 || devices[order[at]].Premises != devices[order[at - 1]].Premises)
            {
                starts.Add(at);
            }

            premisesOfDevice[order[at]] = starts.Count - 1;
        }

        starts.Add(order.Length);
        ReportRepeated(devices, file, errors);
        for (int number = 0; number < starts.Count - 1; number++)
        {
            ReportDangling(rows, devices, order.AsSpan(starts[number]..starts[number + 1]), file, errors);
        }

        return new InventoryPremises(order, premisesOfDevice, starts);
    }

    private static int[] InOrder(List<InventoryRows.Device> rows)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        int Compare(int left, int right)
        {
            ReadOnlySpan<InventoryRows.Device> devices = CollectionsMarshal.AsSpan(rows);
            int byPremises = devices[left].Premises.CompareTo(devices[right].Premises);
            int byId = byPremises != 0 ? byPremises : devices[left].State.Id.CompareTo(devices[right].State.Id);
            return byId != 0 ? byId : left.CompareTo(right);
        }

        for (int at = 1; at < order.Length; at++)
        {
            if (Compare(at - 1, at) > 0)
            {
                Array.Sort(order, Compare);
                break;
            }
        }

        return order;
    }

    private static void ReportRepeated(ReadOnlySpan<InventoryRows.Device> devices, string file, InputErrors errors)
    {
        bool ascending = true;
        for (int at = 1; at < devices.Length; at++)
        {
            ascending &= devices[at - 1].State.Id < devices[at].State.Id;
        }

        if (ascending)
        {
            return;
        }

        ulong[] ids = new ulong[devices.Length];
        int[] lines = new int[devices.Length];
        for (int at = 0; at < devices.Length; at++)
        {
            ids[at] = devices[at].State.Id.Value;
            lines[at] = devices[at].Line;
        }

        Array.Sort(ids, lines);
        for (int at = 1; at < ids.Length; at++)
        {
            if (ids[at] == ids[at - 1])
            {
                (int first, int second) = (Math.Min(lines[at], lines[at - 1]), Math.Max(lines[at], lines[at - 1]));
                string why = string.Create(null, $"it stands on line {first} too");
                errors.Add(file, second, "deviceId", new DeviceId(ids[at]).ToString(), "each device once", why);
            }
        }
    }

    private static void ReportDangling(
        InventoryRows rows, ReadOnlySpan<InventoryRows.Device> devices, ReadOnlySpan<int> premises, string file, InputErrors errors)
    {
        foreach (int at in premises)
        {
            if (devices[at].State.Type == DeviceType.Chf)
            {
                return;
            }
        }

        foreach (int at in premises)
        {
            ref readonly InventoryRows.Device device = ref devices[at];
            if (!device.Hub.IsNone && !rows.BrokenHubs.Contains(device.Hub))
            {
                errors.Add(file, device.Line, "hub", device.Hub.ToString(), "the deviceId of a CHF in this file", "there is no such hub");
            }
        }
    }
}
