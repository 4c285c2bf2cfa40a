using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

public class LoadProfileTests
{
    [Property]
    public void Count_never_falls(ulong id, DeviceType type, LoadQuantity quantity, int minutes, uint later)
    {
        MeteredDevice device = new Meters(type, id).Device;
        SimTime at = Meters.Installed.Plus(minutes * SimTime.MinuteMs);

        Assert.True(LoadProfile.Cumulative(device, quantity, at) <= LoadProfile.Cumulative(device, quantity, at.Plus(later)));
    }

    [Property]
    public void Half_hours_days_and_registers_agree(ulong id, bool gas, ushort day)
    {
        Meters meter = new(gas ? DeviceType.Gsme : DeviceType.Esme, id);
        SimTime from = Meters.Day(day % 300);
        SimTime to = from.Plus(SimTime.DayMs);
        SimTime later = to.Plus(11 * SimTime.MinuteMs);
        string counted = gas ? "gasVolumeDm3" : "activeImportWh";

        long[] halfHours = meter.Log("4.8.1", later, from, to, counted);
        long[] midnights = meter.Log("4.6.1", later, from, to, counted);

        Assert.Equal(48, halfHours.Length);
        Assert.Equal([meter.Number("4.1.1", from, counted), meter.Number("4.1.1", to, counted)], midnights);
        Assert.Equal(midnights[1] - midnights[0], halfHours.Sum());
        if (!gas)
        {
            Assert.Equal([halfHours.Sum()], meter.Log("4.17", later, from, to, counted));
            Assert.Equal(halfHours[0] * 2, meter.Number("4.16", from.Plus(SimTime.MinuteMs), "activePowerImportW"));
        }

        Assert.Null(meter.State);
    }

    [Theory]
    [InlineData(DeviceType.Esme, LoadQuantity.Import, 1_800_000, 4_600_000)]
    [InlineData(DeviceType.Esme, LoadQuantity.Export, 1_500_000, 3_800_000)]
    [InlineData(DeviceType.Esme, LoadQuantity.Reactive, 300_000, 900_000)]
    [InlineData(DeviceType.Gsme, LoadQuantity.Import, 700_000, 1_700_000)]
    [InlineData(DeviceType.Gpf, LoadQuantity.Import, 700_000, 1_700_000)]
    [InlineData(DeviceType.Gsme, LoadQuantity.Export, 0, 0)]
    [InlineData(DeviceType.Gsme, LoadQuantity.Reactive, 0, 0)]
    public void Use_of_a_year_lies_between(DeviceType type, LoadQuantity quantity, long least, long greatest)
    {
        for (ulong id = 1; id <= 50; id++)
        {
            MeteredDevice device = new Meters(type, id).Device;

            Assert.InRange(LoadProfile.YearlyUse(device, quantity), least, greatest);

            // The first days of the two years are moved by a day's use at most.
            long year = Used(device, quantity, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
            Assert.InRange(year - LoadProfile.YearlyUse(device, quantity), -greatest / 100, greatest / 100);
        }
    }

    [Fact]
    public void Gas_is_used_in_winter_and_electricity_in_the_evening()
    {
        (long winter, long summer, long evening, long night) = (0, 0, 0, 0);
        for (ulong id = 1; id <= 20; id++)
        {
            MeteredDevice gas = new Meters(DeviceType.Gsme, id).Device;
            winter += Used(gas, LoadQuantity.Import, "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z");
            summer += Used(gas, LoadQuantity.Import, "2025-07-01T00:00:00Z", "2025-08-01T00:00:00Z");
            MeteredDevice electricity = new Meters(DeviceType.Esme, id).Device;
            evening += Used(electricity, LoadQuantity.Import, "2025-03-05T17:00:00Z", "2025-03-05T20:00:00Z");
            night += Used(electricity, LoadQuantity.Import, "2025-03-05T01:00:00Z", "2025-03-05T04:00:00Z");
        }

        Assert.InRange(winter / summer, 4, 12);
        Assert.InRange(evening / night, 2, 8);
    }

    [Fact]
    public void Export_counts_only_where_it_is_measured()
    {
        SimTime at = Meters.Day(200);

        Assert.True(new Meters().Number("4.2", at, "activeExportWh") > 0);
        Assert.Equal(0, new Meters(export: false).Number("4.2", at, "activeExportWh"));
    }

    [Fact]
    public void Two_meters_and_two_seeds_have_profiles_of_their_own()
    {
        SimTime at = Meters.Day(100);
        long one = LoadProfile.Cumulative(new Meters(id: 1).Device, LoadQuantity.Import, at);

        Assert.NotEqual(one, LoadProfile.Cumulative(new Meters(id: 2).Device, LoadQuantity.Import, at));
        Assert.NotEqual(one, LoadProfile.Cumulative(new Meters(id: 1).Device with { Seed = 43 }, LoadQuantity.Import, at));
    }

    private static long Used(in MeteredDevice device, LoadQuantity quantity, string from, string to)
        => LoadProfile.Cumulative(device, quantity, UtcText.Parse(to)) - LoadProfile.Cumulative(device, quantity, UtcText.Parse(from));
}
