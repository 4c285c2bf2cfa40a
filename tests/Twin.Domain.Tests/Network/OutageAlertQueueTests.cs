using FsCheck.Xunit;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Xunit;
using static Twin.Domain.Network.CommunicationsServiceProvider;

namespace Twin.Domain.Tests.Network;

/// <summary>The causal queue against the closed form, and its laws (resolutions R7).</summary>
public class OutageAlertQueueTests
{
    private static long[] Deliveries(CommunicationsServiceProvider provider, IEnumerable<long> arrivals)
    {
        OutageAlertQueue queue = new(OutageAlertTerms.Of(provider));
        return [.. arrivals.Select(at => queue.Enqueue(new SimTime(at)).Ms)];
    }

    private static IEnumerable<long> AtOnce(int alerts, long atMs = 0) => Enumerable.Repeat(atMs, alerts);

    [Theory]
    [InlineData(Telefonica, 5_000, 120_024, 240_000, 0)]
    [InlineData(Telefonica, 20_000, 120_024, 420_000, 0)]
    [InlineData(Arqiva, 5_000, 12, 705_000, 4_022)]
    public void Documented_event_meets_its_anchors(
        CommunicationsServiceProvider provider, int alerts, long firstMs, long lastMs, int withinAMinute)
    {
        long[] deliveries = Deliveries(provider, AtOnce(alerts));

        Assert.Equal(firstMs, deliveries.Min());
        Assert.Equal(lastMs, deliveries.Max());
        Assert.Equal(withinAMinute, deliveries.Count(static ms => ms <= 60_000));
    }

    [Theory]
    [InlineData(Telefonica, 5_000)]
    [InlineData(Telefonica, 12_345)]
    [InlineData(Telefonica, 20_000)]
    [InlineData(Telefonica, 70_000)]
    [InlineData(Arqiva, 5_000)]
    [InlineData(Arqiva, 5_020)]
    [InlineData(Arqiva, 40_000)]
    public void One_event_is_delivered_as_the_closed_form_says(CommunicationsServiceProvider provider, int alerts)
    {
        OutageAlertCurve curve = OutageAlertCurve.Of(provider, alerts);
        long[] expected = [.. Enumerable.Range(1, alerts).Select(number => curve.DeliveryMs(number))];

        Assert.Equal(expected, Deliveries(provider, AtOnce(alerts)).Order());
    }

    [Fact]
    public void Eighty_per_cent_of_arqiva_are_there_after_45_seconds()
        => Assert.Equal(45_000, Deliveries(Arqiva, AtOnce(5_000)).Order().ElementAt(3_999));

    [Theory]
    [InlineData(0, 300_000)] // together they are one event of 10,000
    [InlineData(60_000, 300_000)] // the second waits behind the first, then goes at the rate of an old backlog
    [InlineData(119_999, 300_000)]
    [InlineData(120_000, 360_000)] // the first is done when the second is ready: a new backlog, young again
    public void Two_events_of_one_csp_share_its_throughput(long secondAtMs, long expectedMs)
        => Assert.Equal(expectedMs, Deliveries(Telefonica, AtOnce(5_000).Concat(AtOnce(5_000, secondAtMs))).Max());

    [Fact]
    public void Single_alert_to_an_idle_csp_takes_two_minutes_and_its_own_time()
        => Assert.Equal([120_024, 720_024], Deliveries(Telefonica, [0, 600_000]));

    [Fact]
    public void Fifth_of_five_takes_the_slow_lane()
        => Assert.Equal([12, 23, 34, 45, 45_660], Deliveries(Arqiva, AtOnce(5)));

    [Fact]
    public void Lane_that_the_host_says_is_the_lane_taken()
    {
        OutageAlertQueue queue = new(OutageAlertTerms.Arqiva);

        Assert.Equal(45_660, queue.Enqueue(default, isSlow: true).Ms);
        Assert.Equal(12, queue.Enqueue(default, isSlow: false).Ms);
    }

    [Fact]
    public void Outage_of_the_dsp_makes_alerts_wait_at_the_csp()
    {
        ClosedPeriod[] closed = [new ClosedPeriod(new SimTime(100_000), new SimTime(500_000))];
        OutageAlertQueue queue = new(OutageAlertTerms.Telefonica);

        Assert.Equal(500_024, queue.Enqueue(default, closed).Ms);
        Assert.Equal(500_036, queue.Enqueue(default, closed).Ms); // older than two minutes by now
    }

    [Theory]
    [InlineData(CspRegion.North, Arqiva)]
    [InlineData(CspRegion.Central, Telefonica)]
    [InlineData(CspRegion.South, Telefonica)]
    [InlineData(CspRegion.Unknown, null)]
    [InlineData(CspRegion.FourGNorth, null)]
    public void Region_has_its_csp(CspRegion region, CommunicationsServiceProvider? expected)
        => Assert.Equal(expected, CommunicationsServiceProviders.Of(region));

    [Property(MaxTest = 300)]
    public bool Everything_that_entered_is_delivered_or_waits_and_each_lane_is_first_come_first_served(
        bool arqiva, ushort[] gaps, ushort ask)
    {
        OutageAlertQueue queue = new(OutageAlertTerms.Of(arqiva ? Arqiva : Telefonica));
        long now = 0;
        List<long> all = [];
        bool holds = true;
        foreach (ushort gap in gaps)
        {
            now += gap % 997;
            long delivery = queue.Enqueue(new SimTime(now)).Ms;
            holds &= delivery >= now && (arqiva || all.Count == 0 || delivery > all[^1]);
            all.Add(delivery);
            FlowBalance balance = queue.BalanceAt(new SimTime(now));
            holds &= balance.IsBalanced && balance.Entered == all.Count && balance.Queued == all.Count(ms => ms > now);
        }

        FlowBalance later = queue.BalanceAt(new SimTime(now + ask));
        return holds && later.IsBalanced && later.Delivered == all.Count(ms => ms <= now + ask);
    }

    [Property(MaxTest = 300)]
    public bool Alert_changes_no_delivery_before_its_own(bool arqiva, ushort[] gaps)
    {
        long now = 0;
        long[] arrivals = [.. gaps.Select(gap => now += gap % 5_000)];
        CommunicationsServiceProvider provider = arqiva ? Arqiva : Telefonica;
        return Deliveries(provider, arrivals).AsSpan(0, arrivals.Length / 2)
            .SequenceEqual(Deliveries(provider, arrivals.Take(arrivals.Length / 2)));
    }
}
