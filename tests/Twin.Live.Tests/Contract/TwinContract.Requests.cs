using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    [LiveFact]
    public async Task Supplier_reads_its_meter_and_has_the_response_among_its_messages()
    {
        DeviceView meter = await MeterAsync(0);
        MeterPointView import = await ImportOfAsync(meter);
        ServiceRequest request = Request(import.Supplier, meter.Id, "4.1.1");
        ServiceAnswer answer = await Twin.SendAsync(request);
        Assert.Equal(ResponseCode.I99, answer.Code);
        TwinEvent response = await WaitForAsync(
            new EventQuery { User = import.Supplier, Kind = TwinEventKind.Response }, one => one.Request == request.Id);
        Assert.Equal("I0", response.Cause);
        Assert.NotEmpty(response.Values);
    }

    [LiveFact]
    public async Task Repeated_request_is_answered_the_same_and_done_once()
    {
        DeviceView meter = await MeterAsync(1);
        MeterPointView import = await ImportOfAsync(meter);
        ServiceRequest request = Request(import.Supplier, meter.Id, "4.1.1");
        ServiceAnswer first = await Twin.SendAsync(request);
        ServiceAnswer second = await Twin.SendAsync(request);
        Assert.Equal(first, second);
        List<TwinEvent> responses = await EventsAsync(new EventQuery { Entity = EntityKey.Of(meter.Id), Kind = TwinEventKind.Response });
        Assert.Single(responses, one => one.Request == request.Id);
    }

    [LiveFact]
    public async Task Unknown_device_is_refused_with_E19()
    {
        DeviceView meter = await MeterAsync(0);
        MeterPointView import = await ImportOfAsync(meter);
        DeviceId unknown = DeviceId.Parse("00-DB-12-34-56-78-90-A0");
        ServiceAnswer answer = await Twin.SendAsync(Request(import.Supplier, unknown, "4.1.1"));
        Assert.Equal((ResponseCode.E19, "device-known"), (answer.Code, answer.Check));
        Assert.NotEmpty(answer.Remedy);
        Assert.Null(await Twin.GetDeviceAsync(unknown));
    }

    [LiveFact]
    public async Task Supplier_that_is_not_registered_is_refused_with_E4_and_the_refusal_is_in_the_history()
    {
        DeviceView meter = await MeterAsync(2);
        MeterPointView import = await ImportOfAsync(meter);
        UserId other = (await Twin.GetUsersAsync())
            .First(user => user.Roles.Contains(UserRole.ImportSupplier) && user.Id != import.Supplier).Id;
        ServiceRequest request = Request(other, meter.Id, "4.1.1");
        ServiceAnswer answer = await Twin.SendAsync(request);
        Assert.Equal((ResponseCode.E4, "registration"), (answer.Code, answer.Check));
        Assert.NotEmpty(answer.Clause);
        List<TwinEvent> refused = await EventsAsync(
            new EventQuery { Entity = EntityKey.Of(meter.Id), Kind = TwinEventKind.RequestRefused });
        Assert.Contains(refused, one => one.Request == request.Id && one.Cause == "E4");
    }

    [LiveFact]
    public async Task Unknown_user_is_refused_with_E1()
    {
        DeviceView meter = await MeterAsync(0);
        ServiceAnswer answer = await Twin.SendAsync(Request(new UserId(1), meter.Id, "4.1.1"));
        Assert.Equal(ResponseCode.E1, answer.Code);
    }

    [LiveFact]
    public async Task Values_that_a_request_does_not_take_are_named()
    {
        DeviceView meter = await MeterAsync(0);
        MeterPointView import = await ImportOfAsync(meter);
        ServiceRequest request = Request(
            import.Supplier, meter.Id, "2.2", Values(("amountPence", RequestValue.Of(0)), ("colour", RequestValue.Of("red"))));
        TwinRequestException error = await Assert.ThrowsAsync<TwinRequestException>(() => Twin.SendAsync(request));
        Assert.Equal(
            ["values.amountPence", "values.colour", "values.utrn"],
            error.Problems.Select(static one => one.Field).Order(StringComparer.Ordinal));
    }

    [LiveFact]
    public async Task Request_for_later_is_done_when_its_time_comes()
    {
        DeviceView meter = await MeterAsync(3);
        MeterPointView import = await ImportOfAsync(meter);
        TimeView now = await Twin.GetTimeAsync();
        ServiceRequest request = Request(import.Supplier, meter.Id, "4.18") with { ExecuteAt = After(now, 3_600) };
        ServiceAnswer answer = await Twin.SendAsync(request);
        Assert.True(answer.Accepted, $"{answer.Code} {answer.Clause}");
        TimeView waiting = await Twin.GetTimeAsync();
        Assert.NotNull(waiting.NextDue);
        TimeView later = await StepAsync(3_601);
        Assert.True(later.Now >= After(now, 3_601));
        List<TwinEvent> events = await EventsAsync(new EventQuery { Entity = EntityKey.Of(meter.Id) });
        Assert.Contains(events, one => one.Request == request.Id && one.At == request.ExecuteAt);
    }

    [LiveFact]
    public async Task Device_that_is_left_alone_is_as_the_population_made_it()
    {
        DevicePage page = await Twin.FindDevicesAsync(new DeviceSearch { Type = DeviceType.Gsme, Most = 50 });
        DeviceView last = page.Devices[^1];
        DeviceView? same = await Twin.GetDeviceAsync(last.Id);
        Assert.False(same!.Touched);
        Assert.Equal(last with { MeterPoints = [], Settings = same.Settings }, same with { MeterPoints = [] });
    }
}
