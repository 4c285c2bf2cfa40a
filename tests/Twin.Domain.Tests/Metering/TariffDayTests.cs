using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Metering;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>Tariffs with special days against sums over the half-hours of the log.</summary>
public class TariffDayTests
{
    private static readonly long[] Prices = [9_000, 17_000, 41_000];

    [Property(MaxTest = 40)]
    public void Every_rate_counts_and_costs_what_its_half_hours_used_on_ordinary_and_special_days(
        ulong id, bool gas, byte days, byte first, byte second, bool inSteps)
    {
        Meters meter = new(gas ? DeviceType.Gsme : DeviceType.Esme, id);
        long[] table = Table(static (profile, slot) => 1 + (((slot / (8 * (profile + 1))) + profile) % 3), profiles: 3);
        Dictionary<int, long> special = new() { [first % 30] = 2, [30 + (second % 10)] = 3, [45] = 1 };
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", Prices),
            ("touTariffActions", table), ("specialDays", Dates(special.Keys)), ("specialDayProfiles", special.Values.ToArray()));
        SimTime at = Meters.Day(1 + (days % 50));
        if (inSteps)
        {
            _ = meter.Ask("4.18", Meters.Day(days % 25, 611));
        }

        long[] counted = new long[3];
        long[] used = meter.Log("4.8.1", at, Meters.Installed, at, gas ? "gasVolumeDm3" : "activeImportWh");
        for (int slot = 0; slot < used.Length; slot++)
        {
            long profile = special.GetValueOrDefault(slot / 48, 1);
            counted[table[(((int)profile - 1) * 48) + (slot % 48)] - 1] += used[slot];
        }

        Assert.Equal(counted, Meters.Numbers(meter.Ask("4.1.2", at), gas ? "touVolumeDm3" : "touImportWh"));
        if (!gas)
        {
            long charge = counted.Zip(Prices).Sum(static one => one.First * one.Second);
            Assert.Equal(CivilDate.FloorDivide(-charge, 1_000), meter.Number("4.18", at, "balanceMillipence"));
        }
    }

    [Fact]
    public void Blocks_and_the_secondary_element_have_special_days_of_their_own()
    {
        Meters meter = new(id: 5);
        long[] blocks = [.. Enumerable.Repeat(1L, 48), .. Enumerable.Repeat(2L, 24), .. Enumerable.Repeat(0L, 24)];
        long[] nights = Table(static (profile, slot) => profile == 0 && slot < 14 ? 1 : 2, profiles: 2);
        _ = meter.Ask(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 0L),
            ("blockTariffActions", blocks), ("blockPricesMillipencePerKwh", new[] { 1L, 0, 0, 0, 2, 0, 0, 0 }),
            ("specialDays", Dates([3])), ("specialDayProfiles", 2L));
        _ = meter.Ask(
            "1.1.2", Meters.Installed, ("touPricesMillipencePerKwh", new[] { 1L, 2 }), ("touTariffActions", nights),
            ("specialDays", Dates([2, 1])), ("specialDayProfiles", new[] { 2L, 1 }));
        SimTime at = Meters.Day(5);
        long[] used = meter.Log("4.8.1", at, Meters.Installed, at, "activeImportWh");
        long[] secondary = meter.Log("4.8.1", at, Meters.Installed, at, "secondaryImportWh");

        long[] counters = Meters.Numbers(meter.Ask("4.1.3", at), "blockCountersWh");
        Assert.Equal(used.Where(static (_, slot) => slot / 48 != 3).Sum(), counters[..4].Sum());
        Assert.Equal(used[(3 * 48)..((3 * 48) + 24)].Sum(), counters[4..].Sum());
        Assert.Equal([used[((3 * 48) + 24)..(4 * 48)].Sum()], Meters.Numbers(meter.Ask("4.1.3", at), "touImportWh"));
        long night = secondary.Where(static (_, slot) => slot / 48 != 2 && slot % 48 < 14).Sum();
        Assert.Equal([night, secondary.Sum() - night], Meters.Numbers(meter.Ask("4.1.2", at), "secondaryTouImportWh"));
        Assert.Equal([20250103L, 20250102], Meters.Numbers(meter.Ask("4.11.2", at), "specialDays"));

        // Prices alone leave the days as they are; a tariff without any ends them.
        _ = meter.Ask("1.2.2", at, ("touPricesMillipencePerKwh", new[] { 5L, 6 }));
        Assert.Equal(2, meter.State!.Features!.Secondary!.SpecialDays.Count);
        _ = meter.Ask("1.1.1", at, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", 1L));
        Assert.Empty(meter.State!.Features!.SpecialDays);
    }

    [Theory]
    [InlineData("as many profiles as days", 96, new[] { 20250103L, 20250104 }, new[] { 2L, 1 }, MeterRefusal.None)]
    [InlineData("a day without a profile", 96, new[] { 20250103L, 20250104 }, new[] { 2L }, MeterRefusal.SpecialDayUnsuitable)]
    [InlineData("a profile that the table has not", 96, new[] { 20250103L }, new[] { 3L }, MeterRefusal.SpecialDayUnsuitable)]
    [InlineData("a day that stands twice", 96, new[] { 20250103L, 20250103 }, new[] { 2L, 1 }, MeterRefusal.SpecialDayUnsuitable)]
    [InlineData("the one profile there is", 48, new[] { 20250103L }, new[] { 1L }, MeterRefusal.None)]
    [InlineData("a table that ends within a day", 72, new[] { 20250103L }, new[] { 1L }, MeterRefusal.RateWithoutPrice)]
    public void Special_days_have_a_profile_of_the_table(string what, int halfHours, long[] days, long[] profiles, MeterRefusal refusal)
    {
        MeterRequestDecision decision = new Meters().Send(
            "1.1.1", Meters.Installed, ("standingChargeMillipencePerDay", 0L), ("touPricesMillipencePerKwh", new[] { 1L, 2 }),
            ("touTariffActions", Enumerable.Range(0, halfHours).Select(static slot => 1L + (slot % 2)).ToArray()), ("specialDays", days),
            ("specialDayProfiles", profiles));

        Assert.True(refusal == decision.Refusal, what);
    }

    [Theory]
    [InlineData("a day of the calendar", 20250228, true)]
    [InlineData("a day that there is not", 20250229, false)]
    [InlineData("a leap day", 20240229, true)]
    [InlineData("no month", 20250001, false)]
    [InlineData("before DUIS", 20131231, false)]
    public void Special_days_are_days(string what, long day, bool accepted)
    {
        ServiceRequestVariant tariff = ServiceRequestVariant.Parse("1.1.1");
        RequestValueCheck check = RequestValueReader.Check(tariff, RequestValues.Of(
            KeyValuePair.Create("standingChargeMillipencePerDay", RequestValue.Of(0)),
            KeyValuePair.Create("touPricesMillipencePerKwh", RequestValue.Of([1])),
            KeyValuePair.Create("specialDays", RequestValue.Of([day])), KeyValuePair.Create("specialDayProfiles", RequestValue.Of([1]))));

        Assert.True(accepted == check.Errors.IsEmpty, what);
        Assert.All(check.Errors, static error => Assert.Equal(
            ("specialDays", "1 to 50 days as 20261225 from 20140101 to 99991231"), (error.Field, error.Allowed)));
    }

    private static long[] Table(Func<int, int, long> rate, int profiles)
        => [.. Enumerable.Range(0, 48 * profiles).Select(slot => rate(slot / 48, slot % 48))];

    private static long[] Dates(IEnumerable<int> days) =>
    [
        .. days.Select(static day => long.Parse(new DateOnly(2025, 1, 1).AddDays(day).ToString("yyyyMMdd", null), null)),
    ];
}
