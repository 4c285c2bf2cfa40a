using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Studies.Inventories;

/// <summary>
/// Numbers users and products by what they are and not by when they were met: users by name, products by type, manufacturer, model
/// and version, all ordinal, and only those that some entity names. So an estate and the import of its export have one digest.
/// </summary>
public static class CanonicalNumbering
{
    // The pattern of the published test identities (Twin code sheet 1), as generated users have it; kinds 1 to 3 are theirs.
    private const ulong ImportedUser = 0x90_B3_D5_1F_30_04_00_00;

    /// <summary>A copy of an estate with canonical numbers.</summary>
    public static SimulatedEstate Of(SimulatedEstate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ImmutableArray<EstatePartition> partitions = [.. estate.Partitions.Select(static p => p.Copy())];
        return Renumber(new SimulatedEstate(partitions, estate.Users, estate.Products, estate.Providers) { Places = estate.Places });
    }

    /// <summary>Renumbers the entities where they lie; the RDPs are made anew from the network operators of the meter points.</summary>
    internal static SimulatedEstate Renumber(SimulatedEstate estate)
    {
        Used used = Used.In(estate);
        ushort[] users = Map(
            used.Users, (left, right) => string.CompareOrdinal(estate.Users[left].Name, estate.Users[right].Name));
        ushort[] products = Map(used.Products, (left, right) => Compare(estate.Products[left], estate.Products[right]));
        SortedSet<ushort> operators = [];
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref DeviceState device in partition.Devices.AsSpan())
            {
                device.RunningFirmware = products[device.RunningFirmware];
                device.RecordedFirmware = products[device.RecordedFirmware];
                device.DeliveredFirmware = products[device.DeliveredFirmware];
                device.SupplierCertificate = users[device.SupplierCertificate];
                device.NetworkOperatorCertificate = users[device.NetworkOperatorCertificate];
            }

            foreach (ref CommunicationsHubState hub in partition.Hubs.AsSpan())
            {
                hub.OrderingParty = users[hub.OrderingParty];
                hub.Supplier = users[hub.Supplier];
            }

            foreach (ref MeterPointState meterPoint in partition.MeterPoints.AsSpan())
            {
                meterPoint.Supplier = users[meterPoint.Supplier];
                meterPoint.NetworkOperator = users[meterPoint.NetworkOperator];
                meterPoint.Agent = users[meterPoint.Agent];
                if (meterPoint.Kind != MeterPointKind.Gas && meterPoint.NetworkOperator != 0)
                {
                    operators.Add(meterPoint.NetworkOperator);
                }
            }
        }

        UserDirectory directory = new([.. InOrder(users).Select((number, at) => WithId(estate.Users[number], at + 1))]);
        ImmutableArray<RegistrationDataProvider> providers =
        [
            .. operators.Select(number => new RegistrationDataProvider(directory[number].Name, number, IsGas: false)),
            new RegistrationDataProvider("Xoserve", 0, IsGas: true),
        ];
        return new SimulatedEstate(estate.Partitions, directory, Products(estate.Products, products), providers)
        {
            Places = estate.Places,
        };
    }

    private static ProductList Products(ProductList old, ushort[] map)
    {
        ushort[] order = InOrder(map);
        ProductList list = ProductList.Of(order.Select(number => old[number]));
        for (int at = 0; at < order.Length; at++)
        {
            if (!old.IsListed(order[at]))
            {
                list = list.WithListing((ushort)(at + 1), isListed: false);
            }
        }

        return list;
    }

    private static UserEntry WithId(UserEntry user, int number)
        => user.Id.IsNone ? user with { Id = new UserId(ImportedUser | (uint)number) } : user;

    private static int Compare(Product left, Product right)
    {
        int order = left.Type.CompareTo(right.Type);
        order = order != 0 ? order : string.CompareOrdinal(left.Manufacturer, right.Manufacturer);
        order = order != 0 ? order : string.CompareOrdinal(left.Model, right.Model);
        return order != 0 ? order : string.CompareOrdinal(left.FirmwareVersion, right.FirmwareVersion);
    }

    // From old number to new; 0 stays 0.
    private static ushort[] Map(bool[] used, Comparison<ushort> compare)
    {
        List<ushort> numbers = [.. Numbers(used.Length).Where(number => used[number])];
        numbers.Sort(compare);
        ushort[] map = new ushort[used.Length];
        for (int at = 0; at < numbers.Count; at++)
        {
            map[numbers[at]] = (ushort)(at + 1);
        }

        return map;
    }

    // The old numbers in the order of the new ones.
    private static ushort[] InOrder(ushort[] map)
        => [.. Numbers(map.Length).Where(number => map[number] != 0).OrderBy(number => map[number])];

    private static IEnumerable<ushort> Numbers(int end) => Enumerable.Range(1, end - 1).Select(static number => (ushort)number);

    private sealed record Used(bool[] Users, bool[] Products)
    {
        internal static Used In(SimulatedEstate estate)
        {
            Used used = new(new bool[estate.Users.Count + 1], new bool[estate.Products.Count + 1]);
            foreach (EstatePartition partition in estate.Partitions)
            {
                foreach (ref readonly DeviceState device in partition.Devices.AsSpan())
                {
                    used.Products[device.RunningFirmware] = true;
                    used.Products[device.RecordedFirmware] = true;
                    used.Products[device.DeliveredFirmware] = true;
                    used.Users[device.SupplierCertificate] = true;
                    used.Users[device.NetworkOperatorCertificate] = true;
                }

                foreach (ref readonly CommunicationsHubState hub in partition.Hubs.AsSpan())
                {
                    used.Users[hub.OrderingParty] = true;
                    used.Users[hub.Supplier] = true;
                }

                foreach (ref readonly MeterPointState meterPoint in partition.MeterPoints.AsSpan())
                {
                    used.Users[meterPoint.Supplier] = true;
                    used.Users[meterPoint.NetworkOperator] = true;
                    used.Users[meterPoint.Agent] = true;
                }
            }

            return used;
        }
    }
}
