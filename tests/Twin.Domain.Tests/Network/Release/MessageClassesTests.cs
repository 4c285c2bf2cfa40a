using Twin.Domain.Network.Release;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

public class MessageClassesTests
{
    [Theory]
    [InlineData("8.1.1", MessageClass.InstallAndCommission)]
    [InlineData("8.7.2", MessageClass.InstallAndCommission)]
    [InlineData("8.11", MessageClass.InstallAndCommission)]
    [InlineData("2.2", MessageClass.Prepayment)]
    [InlineData("2.1", MessageClass.Prepayment)] // critical, and prepayment all the same
    [InlineData("6.23", MessageClass.ChangeOfSupplierAndCritical)]
    [InlineData("1.1.1", MessageClass.ChangeOfSupplierAndCritical)]
    [InlineData("6.15.1", MessageClass.ChangeOfSupplierAndCritical)]
    [InlineData("4.1.1", MessageClass.OnDemandRead)]
    [InlineData("7.4", MessageClass.OnDemandRead)]
    public void Response_on_demand_belongs_to(string srv, MessageClass expected)
        => Assert.Equal(expected, MessageClasses.OfResponse(Row(srv), isScheduled: false));

    [Theory]
    [InlineData("4.8.1")]
    [InlineData("4.10")]
    public void Response_to_a_schedule_is_a_scheduled_read(string srv)
        => Assert.Equal(MessageClass.ScheduledRead, MessageClasses.OfResponse(Row(srv), isScheduled: true));

    [Fact]
    public void Every_request_of_the_tables_has_a_class_and_every_class_a_code()
    {
        Assert.Equal(
            MessageClasses.InOrder.Except([MessageClass.ScheduledRead, MessageClass.Alert]),
            ServiceRequestCatalogue.All.ToArray().Select(static r => MessageClasses.OfResponse(r, false)).Distinct().Order());
        Assert.Equal(Enum.GetValues<MessageClass>(), MessageClasses.InOrder);
        Assert.Equal(MessageClasses.Count, MessageClasses.InOrder.Select(MessageClasses.Codes.Code).Distinct().Count());
    }

    private static ServiceRequestDefinition Row(string srv) => ServiceRequestCatalogue.Get(srv);
}
