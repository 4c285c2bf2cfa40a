using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;

namespace Twin.Studies.OutageRecovery;

/// <summary>The routes of all premises by number: messages meet premises in no order, and one array is one miss of the cache.</summary>
internal sealed class PremisesRoutes
{
    private readonly PremisesRoute[] routes;

    /// <summary>Reads the routes off an estate, partitions in parallel.</summary>
    internal PremisesRoutes(SimulatedEstate estate, ParallelOptions options)
    {
        routes = new PremisesRoute[estate.Premises];
        long[][] bySupplier = new long[estate.Partitions.Length][];
        long[][] byOperator = new long[estate.Partitions.Length][];
        Parallel.For(0, estate.Partitions.Length, options, number =>
        {
            EstatePartition partition = estate.Partitions[number];
            long[] suppliers = new long[estate.Users.Count + 1];
            long[] operators = new long[estate.Users.Count + 1];
            for (int premises = 0; premises < partition.Premises; premises++)
            {
                PremisesRoute route = RouteOf(partition, premises);
                suppliers[route.Supplier]++;
                operators[route.NetworkOperator]++;
                routes[partition.FirstPremises + premises] = route;
            }

            bySupplier[number] = suppliers;
            byOperator[number] = operators;
        });
        PremisesOfSupplier = Sum(bySupplier, estate.Users.Count + 1);
        PremisesOfNetworkOperator = Sum(byOperator, estate.Users.Count + 1);
    }

    /// <summary>How many premises there are.</summary>
    internal int Count => routes.Length;

    /// <summary>How many premises a user supplies, by its number.</summary>
    internal long[] PremisesOfSupplier { get; }

    /// <summary>How many premises are on a user's network, by its number.</summary>
    internal long[] PremisesOfNetworkOperator { get; }

    /// <summary>The route of a premises.</summary>
    internal ref readonly PremisesRoute this[int premises] => ref routes[premises];

    /// <summary>Whether some premises is served by a region.</summary>
    internal bool Has(CspRegion region) => Array.Exists(routes, route => route.Region == region);

    private static PremisesRoute RouteOf(EstatePartition partition, int premises)
    {
        ushort supplier = 0;
        ushort networkOperator = 0;
        foreach (ref readonly MeterPointState point in partition.MeterPointsOf(premises))
        {
            if (point.Kind == MeterPointKind.Import || supplier == 0)
            {
                supplier = point.Supplier;
            }

            if (point.Kind == MeterPointKind.Import || (networkOperator == 0 && point.Kind != MeterPointKind.Gas))
            {
                networkOperator = point.NetworkOperator;
            }
        }

        CommunicationsHubState hub = partition.Hubs[premises];
        Span<DeviceState> devices = partition.DevicesOf(premises);
        return new PremisesRoute(
            supplier, networkOperator, hub.Region, devices.Length > 0 && devices[0].Smets == SmetsVersion.Smets1);
    }

    private static long[] Sum(long[][] parts, int count)
    {
        long[] sum = new long[count];
        foreach (long[] part in parts)
        {
            for (int at = 0; at < count; at++)
            {
                sum[at] += part[at];
            }
        }

        return sum;
    }
}
