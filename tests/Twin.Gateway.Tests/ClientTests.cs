using Twin.Client;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Gateway.Tests;

/// <summary>The client gives back what the twin behind the gateway gave.</summary>
public class ClientTests
{
    [Fact]
    public async Task Every_question_gives_what_the_twin_gave()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        FakeTwin twin = gateway.Twin;
        Assert.Equivalent(await twin.GetDeviceAsync(FakeTwin.Esme), await client.GetDeviceAsync(FakeTwin.Esme), strict: true);
        Assert.Equivalent(await twin.GetHubAsync(FakeTwin.Chf), await client.GetHubAsync(FakeTwin.Chf), strict: true);
        Assert.Equivalent(await twin.GetMeterPointAsync(FakeTwin.Mpan), await client.GetMeterPointAsync(FakeTwin.Mpan), strict: true);
        Assert.Equivalent(await twin.CountAsync(), await client.CountAsync(), strict: true);
        Assert.Equivalent(await twin.GetProductsAsync(), await client.GetProductsAsync(), strict: true);
        Assert.Equivalent(await twin.GetUsersAsync(), await client.GetUsersAsync(), strict: true);
        Assert.Equal(await twin.GetProvidersAsync(), await client.GetProvidersAsync());
        Assert.Equal(await twin.GetTimeAsync(), await client.GetTimeAsync());
        Assert.Equal(await twin.DescribeAsync(), await client.DescribeAsync());
        Assert.Equal(await twin.GetDigestAsync(), await client.GetDigestAsync());
        Assert.Null(await client.GetDeviceAsync(new DeviceId(1)));
        Assert.Null(await client.GetHubAsync(new DeviceId(1)));
        Assert.Null(await client.GetMeterPointAsync(Mpxn.Parse("1")));
    }

    [Fact]
    public async Task A_refusal_comes_back_as_the_answer_it_was()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        ServiceAnswer refusal = new()
        {
            Id = new RequestId(FakeTwin.Supplier, FakeTwin.Esme, 5), Code = ResponseCode.E5, Check = "status", Clause = "SRPD", Remedy = "Wait.",
            At = FakeTwin.Now,
        };
        gateway.Twin.Answer = _ => refusal;
        Assert.Equal(refusal, await client.SendAsync(new ServiceRequest { Id = refusal.Id, Srv = ServiceRequestVariant.Parse("4.1.1") }));
    }

    [Fact]
    public async Task A_refusal_for_want_of_communication_is_not_taken_for_a_twin_that_is_away()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client(retries: 3);
        gateway.Twin.Answer = request => new() { Id = request.Id, Code = ResponseCode.E20, At = FakeTwin.Now };
        ServiceAnswer answer = await client.As(FakeTwin.Supplier).SendAsync("4.1.1", FakeTwin.Esme);
        Assert.Equal(ResponseCode.E20, answer.Code);
        Assert.Single(gateway.Twin.Requests);
    }

    [Fact]
    public async Task An_operation_that_is_refused_comes_back_as_the_answer_it_was()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        SupplyLost operation = new(FakeTwin.Chf) { Id = new Guid("0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11") };
        OperationAnswer accepted = await client.ReportAsync(operation);
        Assert.Equal((true, 7L), (accepted.Accepted, accepted.Reaching));
        gateway.Twin.OperationCode = ResponseCode.E19;
        OperationAnswer refused = await client.ReportAsync(operation);
        Assert.Equal((operation.Id, ResponseCode.E19, "no such hub"), (refused.Id, refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Wrong_fields_come_back_as_the_problems_they_were()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        FieldProblem[] problems = [new("values.amountPence", "-1", "1 to 100000"), new("values.utrn", "", "20 digits")];
        gateway.Twin.Failure = new TwinRequestException(problems);
        TwinRequestException thrown = await Assert.ThrowsAsync<TwinRequestException>(
            () => client.As(FakeTwin.Supplier).SendAsync("2.2", FakeTwin.Esme, ("amountPence", -1)));
        Assert.Equal(problems, thrown.Problems);
        Assert.Equal("most", Assert.Single((await Assert.ThrowsAsync<TwinRequestException>(
            () => client.FindDevicesAsync(new DeviceSearch { Most = 0 }))).Problems).Field);
    }

    [Fact]
    public async Task A_call_is_repeated_with_the_same_id_while_the_twin_is_away()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client(retries: 2);
        gateway.Twin.Failure = new TwinUnavailableException("the database is gone", "Start it.");
        TwinUnavailableException thrown = await Assert.ThrowsAsync<TwinUnavailableException>(
            () => client.As(FakeTwin.Supplier).SendAsync("2.2", FakeTwin.Esme));
        Assert.Equal(("the database is gone", "Start it."), (thrown.Message, thrown.Remedy));
        Assert.Equal(3, gateway.Twin.Requests.Count);
        Assert.Single(gateway.Twin.Requests.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task A_step_of_the_time_is_never_repeated_and_a_speed_is()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client(retries: 2);
        Assert.Equal(new TimeView(FakeTwin.Now, 3600, true, FakeTwin.Now), await client.SetTimeAsync(new TimeControl { Speed = 3600, Paused = true }));
        await using TwinClient nobody = TwinClient.Connect(
            "http://127.0.0.1:1", new TwinClientOptions { Retries = 1, FirstWait = TimeSpan.FromDays(20), LongestWait = TimeSpan.FromDays(20) });
        await Assert.ThrowsAsync<TwinUnavailableException>(() => nobody.SetTimeAsync(new TimeControl { StepSeconds = 60 }));
    }

    [Fact]
    public async Task A_search_is_paged_to_its_end()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        List<DeviceId> found = [];
        DeviceSearch search = new() { Most = 1, Status = SmiStatus.Commissioned };
        while (true)
        {
            DevicePage page = await client.FindDevicesAsync(search);
            found.AddRange(page.Devices.Select(one => one.Id));
            if (page.Next is not { } next)
            {
                break;
            }

            search = search with { After = next };
        }

        Assert.Equal([FakeTwin.Esme, new DeviceId(FakeTwin.Esme.Value + 1), FakeTwin.Chf], found);
        Assert.Equal(DeviceType.Ppmid, Assert.Single((await client.FindDevicesAsync(new DeviceSearch { Type = DeviceType.Ppmid })).Devices).Type);
    }

    [Fact]
    public async Task A_user_counts_its_requests_up()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        await using TwinClient client = gateway.Client();
        TwinUser user = client.As("90-b3-d5-1f-30-01-00-00");
        for (int i = 0; i < 5; i++)
        {
            Assert.True((await user.SendAsync("2.2", "00-DB-12-34-56-78-90-A0", ("amountPence", 2000), ("days", new[] { 1, 2 }))).Accepted);
        }

        ulong[] counters = [.. gateway.Twin.Requests.Select(one => one.Id.Counter)];
        Assert.Equal(counters.Order().Distinct(), counters);
        Assert.Equal("amountPence = 2000, days = 1,2", gateway.Twin.Requests.First().Values.ToString());
        await Assert.ThrowsAsync<ArgumentException>(() => user.SendAsync("2.2", FakeTwin.Esme, ("rate", 1.5)));
    }
}
