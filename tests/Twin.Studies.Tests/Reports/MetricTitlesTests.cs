using Twin.Studies.Reports;
using Twin.Studies.Results;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class MetricTitlesTests
{
    [Theory]
    [InlineData("n28DelayP50Seconds", "s", "Median N28 delay")]
    [InlineData("n28DelayP99Seconds", "s", "99th percentile of N28 delay")]
    [InlineData("n28DelayMaxSeconds", "s", "Longest N28 delay")]
    [InlineData("restoreDelayP95", "h", "95th percentile of restore delay")]
    [InlineData("outageSeconds", "s", "Outage")]
    [InlineData("p50", "s", "P50")]
    [InlineData("queueMax", "messages", "Queue max")]
    [InlineData("devicesSuspended", "devices", "Devices suspended")]
    [InlineData("devicesSuspended.ESME", "devices", "ESME")]
    public void A_metric_without_a_title_is_called_by_the_words_of_its_name(string name, string unit, string title) =>
        Assert.Equal(title, MetricTitles.Of(new Metric(name, 1, unit, string.Empty)));

    [Theory]
    [InlineData("n28Deliveries", "alerts", "N28 alerts", "")]
    [InlineData("n28Deliveries", "alerts", "N28", "alerts")]
    [InlineData("filesExported", "files", "Files sent", "")]
    [InlineData("delay", "s", "Delay", "")]
    [InlineData("held.ESME", "devices", "", "")]
    public void A_unit_stands_beside_the_title_only_where_nothing_else_says_it(string name, string unit, string title, string beside) =>
        Assert.Equal(beside, MetricTitles.UnitBeside(new Metric(name, 1, unit, string.Empty) { Title = title }));
}
