using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Studies.Estates;

/// <summary>How many there are of what in an estate: what <c>twin estate show</c> and <c>twin estate build</c> answer.</summary>
public sealed record EstateSummary
{
    /// <summary>How many premises.</summary>
    public required long Premises { get; init; }

    /// <summary>How many devices.</summary>
    public required long Devices { get; init; }

    /// <summary>How many meter points.</summary>
    public required long MeterPoints { get; init; }

    /// <summary>The bytes the entities take in memory.</summary>
    public required long Bytes { get; init; }

    /// <summary>The counts by what distinguishes them, in the order they are shown.</summary>
    public required ImmutableArray<EstateCounts> Counts { get; init; }

    /// <summary>Counts an estate.</summary>
    public static EstateSummary Of(SimulatedEstate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        long[] types = new long[DeviceTypeCatalogue.All.Length];
        long[] statuses = new long[SmiStatusCatalogue.All.Length + 1];
        long[] generations = new long[(int)SmetsVersion.Smets2 + 1];
        long[] products = new long[estate.Products.Count + 1];
        long[] kinds = new long[(int)MeterPointKind.Gas + 1];
        long[] flags = new long[Enum.GetValues<DccServiceFlag>().Max(static f => (int)f) + 1];
        long[] networks = new long[estate.Users.Count + 1];
        long[] suppliers = new long[estate.Users.Count + 1];
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly DeviceState device in partition.Devices.AsSpan())
            {
                types[(int)device.Type]++;
                statuses[device.ShownStatus is { } shown ? (int)shown : ^1]++;
                generations[(int)device.Smets]++;
                products[device.RecordedFirmware]++;
            }

            foreach (ref readonly MeterPointState meterPoint in partition.MeterPoints.AsSpan())
            {
                kinds[(int)meterPoint.Kind]++;
                flags[(int)meterPoint.Flag]++;
                networks[meterPoint.NetworkOperator]++;
                suppliers[meterPoint.Supplier]++;
            }
        }

        string User(int number) => number == 0 ? "(none)" : estate.Users[(ushort)number].Name;
        return new EstateSummary
        {
            Premises = estate.Premises,
            Devices = estate.Devices,
            MeterPoints = estate.MeterPoints,
            Bytes = estate.Bytes,
            Counts =
            [
                EstateCounts.Of("devices by type", types, static n => ((DeviceType)n).Code()),
                EstateCounts.Of("devices by status", statuses, n => n == statuses.Length - 1 ? "(none)" : ((SmiStatus)n).ToString()),
                EstateCounts.Of("devices by generation", generations, static n => "SMETS" + (char)('0' + n)),
                EstateCounts.Of("devices by product", products, n => n == 0 ? "(none)" : estate.Products[(ushort)n].ToString()),
                EstateCounts.Of("meter points by kind", kinds, static n => ((MeterPointKind)n).ToString()),
                EstateCounts.Of("meter points by flag", flags, static n => ((DccServiceFlag)n).Code()),
                EstateCounts.Of("meter points by network", networks, User),
                EstateCounts.Of("meter points by supplier", suppliers, User),
                .. HubCounts(estate),
            ],
        };
    }

    private static IEnumerable<EstateCounts> HubCounts(SimulatedEstate estate)
    {
        long[] regions = new long[HubTables.CspRegions.Codes.Count];
        long[] stages = new long[(int)HubStage.Closed + 1];
        long[] variants = new long[HubTables.HanVariants.Codes.Count];
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly CommunicationsHubState hub in partition.Hubs.AsSpan())
            {
                if (hub.Exists)
                {
                    regions[(int)hub.Region]++;
                    stages[(int)hub.Stage]++;
                    variants[(int)hub.HanVariant]++;
                }
            }
        }

        return
        [
            EstateCounts.Of("hubs by CSP region", regions, static n => HubTables.CspRegions.Code((CspRegion)n)),
            EstateCounts.Of("hubs by stage", stages, static n => ((HubStage)n).ToString()),
            EstateCounts.Of("hubs by HAN variant", variants, static n => HubTables.HanVariants.Code((HanVariant)n)),
        ];
    }
}
