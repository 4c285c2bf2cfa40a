using FsCheck.Xunit;
using Twin.Domain.Network;
using Xunit;
using static Twin.Domain.Network.CommunicationsServiceProvider;
using static Twin.Domain.Network.OutageAlertCurveKind;
using static Twin.Domain.Network.OutageAlertExtrapolation;

namespace Twin.Domain.Tests.Network;

/// <summary>The closed form against the times of T (MP096) and the tables of the Twin fact sheet 4.2.</summary>
public class OutageAlertCurveTests
{
    [Theory]
    [InlineData(Telefonica, 5_000, 1, 120_024)] // starts after 2 minutes
    [InlineData(Telefonica, 5_000, 2_500, 180_000)]
    [InlineData(Telefonica, 5_000, 4_500, 228_000)]
    [InlineData(Telefonica, 5_000, 5_000, 240_000)] // the last after 4
    [InlineData(Telefonica, 1_000, 1_000, 240_000)] // "up to 5,000": the same two minutes for fewer
    [InlineData(Telefonica, 1, 1, 240_000)]
    [InlineData(Telefonica, 5_001, 5_001, 240_012)] // no jump between the two statements
    [InlineData(Telefonica, 10_000, 10_000, 300_000)]
    [InlineData(Telefonica, 15_000, 15_000, 360_000)]
    [InlineData(Telefonica, 20_000, 1, 120_024)]
    [InlineData(Telefonica, 20_000, 10_000, 300_000)]
    [InlineData(Telefonica, 20_000, 16_000, 372_000)]
    [InlineData(Telefonica, 20_000, 18_000, 396_000)]
    [InlineData(Telefonica, 20_000, 20_000, 420_000)] // the last after 7
    [InlineData(Telefonica, 25_000, 25_000, 480_000)] // 5,000 a minute go on
    [InlineData(Arqiva, 5_000, 1, 12)] // starts after 0 seconds
    [InlineData(Arqiva, 5_000, 2_500, 28_125)]
    [InlineData(Arqiva, 5_000, 4_000, 45_000)] // c80 % in 45 seconds
    [InlineData(Arqiva, 5_000, 4_500, 375_000)]
    [InlineData(Arqiva, 5_000, 5_000, 705_000)] // the others up to 11 minutes 45
    [InlineData(Arqiva, 500, 400, 45_000)]
    [InlineData(Arqiva, 500, 500, 705_000)]
    [InlineData(Arqiva, 10_000, 10_000, 1_365_000)] // 2,000 slow ones at 1,000 in 660 s, from 45 s on
    public void Alert_is_delivered_at_its_time(CommunicationsServiceProvider provider, long alerts, long number, long expectedMs)
        => Assert.Equal(expectedMs, OutageAlertCurve.Of(provider, alerts).DeliveryMs(number));

    [Theory]
    [InlineData(Telefonica, 5_000, 60, 0)] // nothing within 60 s
    [InlineData(Telefonica, 20_000, 60, 0)]
    [InlineData(Telefonica, 5_000, 120, 0)]
    [InlineData(Telefonica, 20_000, 240, 5_000)] // 25 % when the clock is the loss of supply
    [InlineData(Telefonica, 5_000, 240, 5_000)]
    [InlineData(Arqiva, 5_000, 60, 4_022)] // 80.45 %: 22.7 of the slow thousand
    [InlineData(Arqiva, 5_000, 180, 4_204)] // 84.1 % at 3 minutes
    [InlineData(Arqiva, 5_000, 240, 4_295)] // 85.9 %
    [InlineData(Arqiva, 5_000, 300, 4_386)] // 87.7 % at 5
    [InlineData(Arqiva, 5_000, 600, 4_840)] // 96.8 % at 10
    [InlineData(Arqiva, 5_000, -1, 0)]
    [InlineData(Arqiva, 5_000, 9_999, 5_000)]
    public void So_many_are_delivered_after_so_many_seconds(
        CommunicationsServiceProvider provider, long alerts, long seconds, long expected)
        => Assert.Equal(expected, OutageAlertCurve.Of(provider, alerts).DeliveredAt(seconds * 1_000));

    [Theory]
    [InlineData(Flat, Saturated, 20_000, 420_000)] // 4,000 a minute: not the 5,000 of the source
    [InlineData(Flat, Saturated, 10_000, 420_000)]
    [InlineData(Flat, Saturated, 5_000, 240_000)] // the first statement stands
    [InlineData(Flat, Saturated, 24_000, 480_000)]
    [InlineData(Flat, Proportional, 24_000, 420_000)]
    [InlineData(FiveThousandAMinute, Saturated, 20_000, 360_000)] // 6 minutes: not the 7 of the source
    [InlineData(FiveThousandAMinute, Saturated, 10_000, 240_000)]
    [InlineData(FiveThousandAMinute, Saturated, 5_000, 240_000)]
    [InlineData(FiveThousandAMinute, Proportional, 40_000, 360_000)]
    [InlineData(Documented, Proportional, 20_000, 420_000)]
    [InlineData(Documented, Proportional, 2_000_000, 420_000)]
    [InlineData(Documented, Saturated, 2_000_000, 24_180_000)] // 6.7 hours for a network of two million
    public void Telefonica_alternates_end_where_their_reading_says(
        OutageAlertCurveKind kind, OutageAlertExtrapolation extrapolation, long alerts, long expectedMs)
        => Assert.Equal(expectedMs, OutageAlertCurve.Of(Telefonica, alerts, kind, extrapolation).DeliveryMs(alerts));

    [Theory]
    [InlineData(2_000_000, 705_000)]
    [InlineData(5_000, 705_000)]
    public void Arqiva_in_proportion_ends_when_five_thousand_do(long alerts, long expectedMs)
        => Assert.Equal(expectedMs, OutageAlertCurve.Of(Arqiva, alerts, Documented, Proportional).DeliveryMs(alerts));

    [Fact]
    public void Bought_service_delivers_at_its_rate()
    {
        OutageAlertCurve curve = OutageAlertCurve.At(20_000, 5_000, MessageRate.PerSecond(500));

        Assert.Equal(5_002, curve.DeliveryMs(1));
        Assert.Equal(45_000, curve.DeliveryMs(20_000));
    }

    [Fact]
    public void Event_without_alerts_delivers_none()
    {
        OutageAlertCurve curve = OutageAlertCurve.Of(Arqiva, 0);

        Assert.Empty(curve.Pieces);
        Assert.Equal(0, curve.DeliveredAt(1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.DeliveryMs(1));
    }

    [Property(MaxTest = 2_000)]
    public bool Alert_is_delivered_in_the_first_millisecond_by_which_its_number_is_due(
        bool arqiva, byte kind, bool grows, uint size, uint which)
    {
        long alerts = 1 + (size % 60_000);
        long number = 1 + (which % alerts);
        OutageAlertCurve curve = OutageAlertCurve.Of(
            arqiva ? Arqiva : Telefonica, alerts, (OutageAlertCurveKind)(kind % 3), grows ? Proportional : Saturated);
        long atMs = curve.DeliveryMs(number);
        return curve.Alerts == alerts && curve.DeliveredAt(atMs) >= number && curve.DeliveredAt(atMs - 1) < number;
    }
}
