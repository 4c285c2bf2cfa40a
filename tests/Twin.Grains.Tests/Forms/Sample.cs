using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Testing.Records;

namespace Twin.Grains.Tests.Forms;

/// <summary>What new goldens are made of: a small estate after a script of commands.</summary>
internal static class Sample
{
    private static PopulationProfile Profile { get; } = new()
    {
        Name = "forms",
        Premises = 20,
        ElectricityNetworks = [new(10, "East", 600_000), new(23, "North", 400_000)],
        GasNetworks = [new("Upper", 1_000_000)],
        Suppliers = [new("One", 500_000, 300_000, 200_000), new("Two", 500_000, 700_000, 800_000)],
        Models =
        [
            .. from type in new[] { DeviceType.Esme, DeviceType.Gsme, DeviceType.Ppmid }
               from smets in Enum.GetValues<SmetsVersion>()
               let versions = ImmutableArray.Create(new NamedShare("1.0", 500_000), new NamedShare("2.0", 500_000))
               select new ModelShare(type, smets, "Maker", $"{type} {smets}", 1_000_000, versions),
        ],
        GasPpm = 800_000,
        ExportPpm = 300_000,
        SameGasSupplierPpm = 600_000,
        SameExportSupplierPpm = 500_000,
        Smets1Ppm = 200_000,
        PpmidPpm = 900_000,
        IhdPpm = 200_000,
    };

    private static readonly Lazy<RecordHost> Host = new(static () =>
    {
        EstatePopulation population = new(Profile, 7, RuleSet.Sec2020);
        RecordHost host = new(population, RuleSet.Sec2020, 7);
        host.Run(CommandScript.Make(population, 11, 2_000, Profile.Premises), CommandScript.DevicesOf(population, Profile.Premises));
        return host;
    });

    internal static RequestValues Values { get; } = RequestValues.Of(
        KeyValuePair.Create("flag", RequestValue.Of(true)),
        KeyValuePair.Create("moment", RequestValue.Of(new SimTime(1_600_000_000_000))),
        KeyValuePair.Create("number", RequestValue.Of(-2)),
        KeyValuePair.Create("numbers", RequestValue.Of(ImmutableArray.Create(1L, 2L, long.MaxValue))),
        KeyValuePair.Create("text", RequestValue.Of("grün")));

    internal static RecordRequest Request { get; } = new()
    {
        Id = new RequestId(new UserId(0x90B3D51F30010000), new DeviceId(0x00DB1234567890A0), 5),
        User = 2,
        Role = UserRole.GasSupplier,
        Variant = ServiceRequestVariant.Parse("4.6.1"),
        CommandVariant = CommandVariant.SendNonCritical,
        ExecuteAt = new SimTime(1_600_000_654_321),
        Service = DccService.Transform,
        Values = Values,
    };

    /// <summary>A device that holds much, and everything that few meters have.</summary>
    internal static DeviceRecord Device
    {
        get
        {
            DeviceRecord device = Longest<DeviceRecord>(DeviceRecordForm.Write);
            long[] table = [.. Enumerable.Range(0, 48).Select(static at => at / 24L)];
            MeterFeatures features = new()
            {
                Blocks = new BlockTariff
                {
                    RateOfHalfHour = [.. table],
                    Thresholds = [1_000, 2_000, BlockTariff.NoThreshold],
                    PricesMillipencePerKwh = [30_000, 20_000, 10_000, 0],
                    Totals = [1_234],
                    Calendar = new BillingCalendar(BillingPeriod.Quarterly, 1, 5, 2, 90),
                    ResetsDaily = true,
                },
                LoadLimit = new LoadLimit
                {
                    ThresholdW = 3_000, PeriodMs = 60_000, RestorationMs = 600_000, DisablesSupply = true,
                    MeasuredFrom = new SimTime(1_600_000_000_001), IsExceeded = true, RestoredAt = new SimTime(1_600_000_600_001),
                    Events = 3,
                },
                Secondary = new SecondaryElement
                {
                    From = new SimTime(1_600_000_000_002), FromWh = 5, PricesMillipencePerKwh = [7_000, 8_000],
                    RateOfHalfHour = [.. table.Select(static rate => rate + 1)], RateRegisters = [6, 7],
                    SpecialDays = [new SpecialDay(20_447, 1)],
                },
                SpecialDays = [new SpecialDay(20_446, 2), new SpecialDay(20_454, 3)],
                BillingCounters = [new BlockCounters(new SimTime(1_600_000_000_003), [1_000, 1_000, 500, 0])],
            };
            return device with { Metering = (device.Metering ?? MeteringState.Untouched) with { Features = features } };
        }
    }

    /// <summary>The record of a kind that holds most.</summary>
    internal static T Longest<T>(Action<T, IBufferWriter<byte>> write)
    {
        return Host.Value.Touched.Select(static one => one.Value).OfType<T>().MaxBy(Size)!;

        int Size(T record)
        {
            ArrayBufferWriter<byte> to = new();
            write(record, to);
            return to.WrittenCount;
        }
    }

    /// <summary>The first message of each content.</summary>
    internal static ImmutableArray<EntityMessage> OneOfEachMessage()
        => [.. Host.Value.Delivered.DistinctBy(static message => message.Content.GetType())];
}
