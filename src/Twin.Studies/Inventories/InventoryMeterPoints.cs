using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Studies.Inventories;

/// <summary>The meter points of an inventory: the links that name one number are one meter point with several meters.</summary>
internal sealed class InventoryMeterPoints
{
    private readonly InventoryRows rows;
    private readonly InventoryPremises premises;
    private readonly string file;
    private readonly RuleSet rules;
    private readonly InputErrors errors;
    private readonly List<int> meters = [];

    // What a meter point with one meter comes to depends on the meter's status alone.
    private readonly MeterPointState?[] templates = new MeterPointState?[byte.MaxValue + 1];

    /// <summary>Makes the meter points; reports links that contradict each other.</summary>
    internal InventoryMeterPoints(InventoryRows rows, InventoryPremises premises, string file, RuleSet rules, InputErrors errors)
    {
        this.rows = rows;
        this.premises = premises;
        this.file = file;
        this.rules = rules;
        this.errors = errors;
        Make(rows.Links[0]);
        Make(rows.Links[1]);
        Order = InOrder();
    }

    /// <summary>The meter points as they were made.</summary>
    internal List<MeterPointState> States { get; } = [];

    /// <summary>The premises of each.</summary>
    internal List<int> Premises { get; } = [];

    /// <summary>The places in <see cref="States"/> in the order of the estate: by premises; import, export, gas; by number.</summary>
    internal int[] Order { get; }

    private void Make(List<InventoryRows.Link> links)
    {
        Sort(links);
        Span<InventoryRows.Link> span = CollectionsMarshal.AsSpan(links);
        int start = 0;
        while (start < span.Length)
        {
            int end = start + 1;
            while (end < span.Length && span[end].Number == span[start].Number)
            {
                end++;
            }

            Make(span[start..end]);
            start = end;
        }
    }

    private static void Sort(List<InventoryRows.Link> links)
    {
        static int Compare(InventoryRows.Link left, InventoryRows.Link right)
        {
            int byNumber = left.Number.CompareTo(right.Number);
            return byNumber != 0 ? byNumber : left.Device.CompareTo(right.Device);
        }

        Span<InventoryRows.Link> span = CollectionsMarshal.AsSpan(links);
        for (int at = 1; at < span.Length; at++)
        {
            if (Compare(span[at - 1], span[at]) > 0)
            {
                span.Sort(Compare);
                return;
            }
        }
    }

    private void Make(ReadOnlySpan<InventoryRows.Link> same)
    {
        InventoryRows.Link first = same[0];
        for (int at = 1; at < same.Length; at++)
        {
            Agree(ref first, same[at]);
        }

        MeterPointState state = same.Length == 1 ? Template(DeviceOf(first).State) : Follow(same);
        state.Id = first.Number;
        state.Kind = first.Kind;
        state.Supplier = first.Supplier;
        state.NetworkOperator = first.Operator;
        state.Agent = first.Agent;
        States.Add(state);
        Premises.Add(premises.PremisesOfDevice[first.Device]);
    }

    private MeterPointState Template(in DeviceState meter)
    {
        ref MeterPointState? template = ref templates[meter.Status.Packed];
        if (template is null)
        {
            MeterPointState made = new() { Id = Mpxn.MprnFrom(0) };
            _ = MeterInstallation.TryFollow(ref made, meter.Id, meter.Status, rules);
            template = made;
        }

        MeterPointState state = template.Value;
        state.Meters = LinkedMeters.Of(meter.Id, meter.Status);
        return state;
    }

    // Meters with a final status came first, so that the others find room; otherwise by id, whatever the order of the file.
    private MeterPointState Follow(ReadOnlySpan<InventoryRows.Link> same)
    {
        meters.Clear();
        foreach (InventoryRows.Link link in same)
        {
            meters.Add(link.Device);
        }

        meters.Sort((left, right) =>
        {
            DeviceState a = rows.Devices[left].State;
            DeviceState b = rows.Devices[right].State;
            int byFinal = b.Status.IsFinal.CompareTo(a.Status.IsFinal);
            return byFinal != 0 ? byFinal : a.Id.CompareTo(b.Id);
        });
        MeterPointState state = new() { Id = same[0].Number };
        foreach (int meter in meters)
        {
            InventoryRows.Device device = rows.Devices[meter];
            if (!MeterInstallation.TryFollow(ref state, device.State.Id, device.State.Status, rules)
                && state.Meters.PlaceOf(device.State.Id) < 0)
            {
                string most = $"at most {LinkedMeters.Capacity} meters of one meter point that are not Decommissioned or Withdrawn";
                errors.Add(file, device.Line, NumberColumn(same[0].Kind), same[0].Number.ToString(), most);
            }
        }

        return state;
    }

    // The registration is the meter point's: rows may leave it out after the first, but not contradict it.
    private void Agree(ref InventoryRows.Link first, in InventoryRows.Link other)
    {
        InventoryColumns.Link columns = InventoryColumns.Links[(int)other.Kind];
        int line = DeviceOf(first).Line;
        if (other.Kind != first.Kind)
        {
            Contradict(other, columns.Number, other.Number.ToString(), line, "the number is an import MPAN and an export MPAN");
            return;
        }

        if (premises.PremisesOfDevice[other.Device] != premises.PremisesOfDevice[first.Device])
        {
            Contradict(other, columns.Number, other.Number.ToString(), line, "the meters of one meter point are on one hub");
        }

        first.Supplier = Agree(first.Supplier, other.Supplier, other, columns.Supplier, line);
        first.Agent = Agree(first.Agent, other.Agent, other, columns.Agent, line);
        first.Operator = Agree(first.Operator, other.Operator, other, columns.Operator, line);
    }

    private ushort Agree(ushort first, ushort other, in InventoryRows.Link link, int column, int line)
    {
        if (first != 0 && other != 0 && first != other)
        {
            Contradict(link, column, rows.Users.NameOf(other), line, $"the same meter point has '{rows.Users.NameOf(first)}' there");
        }

        return first == 0 ? other : first;
    }

    private void Contradict(in InventoryRows.Link link, int column, string found, int firstLine, string why)
        => errors.Add(
            file,
            DeviceOf(link).Line,
            InventoryColumns.All[column].Name,
            found,
            string.Create(null, $"what line {firstLine} says of meter point {link.Number}"),
            why);

    private InventoryRows.Device DeviceOf(in InventoryRows.Link link) => rows.Devices[link.Device];

    private static string NumberColumn(MeterPointKind kind) => InventoryColumns.All[InventoryColumns.Links[(int)kind].Number].Name;

    private int[] InOrder()
    {
        // Premises and kind in the key, the place below: numbers sort ten times as fast as a comparison that looks things up.
        ulong[] keys = new ulong[States.Count];
        int[] order = new int[States.Count];
        for (int at = 0; at < order.Length; at++)
        {
            keys[at] = ((ulong)(uint)Premises[at] << 34) | ((ulong)States[at].Kind << 32) | (uint)at;
            order[at] = at;
        }

        Array.Sort(keys, order);
        return order;
    }
}
