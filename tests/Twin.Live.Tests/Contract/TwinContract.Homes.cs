using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    [LiveFact]
    public async Task Home_is_installed_and_commissioned_from_the_hubs_order_to_its_first_read()
    {
        Home home = await NewHomeAsync(1);
        await InstallHubAsync(home);
        Assert.Equal(HubStage.Installed, (await Twin.GetHubAsync(home.Chf))!.Stage);
        await AddMeterAsync(home);
        DeviceView whitelisted = (await Twin.GetDeviceAsync(home.Meter))!;
        Assert.Equal((SmiStatus.Whitelisted, home.Chf), (whitelisted.Status, whitelisted.Hub));
        await CommissionAsync(home);
        DeviceView meter = (await Twin.GetDeviceAsync(home.Meter))!;
        Assert.Equal((SmiStatus.Commissioned, home.Supplier), (meter.Status, meter.SupplierCertificate));
        Assert.Equal(home.MeterPoint, Assert.Single(meter.MeterPoints));

        ServiceAnswer read = await Twin.SendAsync(Request(home.Supplier, home.Meter, "4.1.1"));
        Assert.Equal((ResponseCode.I99, ResponseCode.I0), (read.Code, read.Response!.Code));
        Assert.NotEmpty(read.Response.Values);
        List<TwinEvent> history = await EventsAsync(
            new EventQuery { Entity = EntityKey.Of(home.Meter), Kind = TwinEventKind.DeviceChanged });
        Assert.Equal(
            ["Pending", "Whitelisted", "InstalledNotCommissioned", "Commissioned"],
            history.Where(static one => one.Before != one.After || one.Cause == "PreNotify").Select(static one => one.After));
        Assert.DoesNotContain(history, static one => one.Cause.Length == 0);
    }

    [LiveFact]
    public async Task Flag_becomes_A_when_the_meter_is_commissioned_and_its_history_names_the_cause()
    {
        Home home = await CommissionedHomeAsync(2);
        Assert.Equal(DccServiceFlag.A, (await Twin.GetMeterPointAsync(home.MeterPoint))!.Flag);
        List<TwinEvent> history = await EventsAsync(
            new EventQuery { Entity = EntityKey.Of(home.MeterPoint), Kind = TwinEventKind.MeterPointChanged });
        TwinEvent turned = Assert.Single(history, static one => one.Before != one.After);
        Assert.Equal(
            ("null", "A", "Commission", "flag rule a2 (Twin resolutions 1 R5)"),
            (turned.Before, turned.After, turned.Cause, turned.Clause));
        Assert.Equal(
            Values(("meter", RequestValue.Of(home.Meter.ToString())), ("meterStatus", RequestValue.Of("Commissioned"))), turned.Values);
        Assert.Equal("LinkMeter", history.First(static one => one.Values.Count > 0).Cause);
    }

    [LiveFact]
    public async Task Top_up_raises_the_balance_by_its_amount_and_a_repeat_of_it_by_nothing()
    {
        Home home = await CommissionedHomeAsync(3);
        await AcceptedAsync(Request(home.Supplier, home.Meter, "1.6", Values(("paymentMode", RequestValue.Of("Prepayment")))));
        long before = await BalanceAsync(home);
        ServiceRequest topUp = Request(
            home.Supplier, home.Meter, "2.2",
            Values(("utrn", RequestValue.Of("01234567890123456789")), ("amountPence", RequestValue.Of(2_000))));
        ServiceAnswer first = await AcceptedAsync(topUp);
        Assert.Equal(before + 2_000_000, await BalanceAsync(home));
        Assert.Equal(first, await Twin.SendAsync(topUp));
        Assert.Equal(before + 2_000_000, await BalanceAsync(home));
    }

    [LiveFact]
    public async Task Schedule_runs_and_meets_E5_once_its_meter_is_suspended()
    {
        Home home = await CommissionedHomeAsync(4);
        ServiceAnswer made = await AcceptedAsync(Request(
            home.Supplier, home.Meter, "5.1", Values(("srv", RequestValue.Of("4.6.1")), ("frequency", RequestValue.Of("Daily")))));
        EventQuery responses = new() { Entity = EntityKey.Of(home.Meter), Kind = TwinEventKind.Response };
        int early = (await EventsAsync(responses)).Count;
        await StepAsync(24 * 3_600);
        TwinEvent run = Assert.Single((await EventsAsync(responses)).Skip(early));
        Assert.Equal(("I0", home.Supplier, made.At.Plus(Domain.Time.SimTime.DayMs)), (run.Cause, run.User, run.At));

        await SuspendAsync(home);
        await StepAsync(24 * 3_600);
        TwinEvent refused = (await EventsAsync(responses))[^1];
        Assert.Equal(("E5", home.Supplier), (refused.Cause, refused.User));
        Assert.NotEmpty(refused.Clause);

        ServiceAnswer deleted = await Twin.SendAsync(
            Request(home.Supplier, home.Meter, "5.3", Values(("dspScheduleId", RequestValue.Of(1)))));
        Assert.True(deleted.Accepted, $"{deleted.Code} {deleted.Clause}");
        int last = (await EventsAsync(responses)).Count(one => one.At > refused.At);
        await StepAsync(24 * 3_600);
        Assert.Equal(last, (await EventsAsync(responses)).Count(one => one.At > refused.At.Plus(1)));
    }

    [LiveFact]
    public async Task Firmware_update_frees_a_suspended_meter_and_N29_tells_its_supplier()
    {
        Home home = await CommissionedHomeAsync(5);
        await SuspendAsync(home);
        ServiceAnswer refused = await Twin.SendAsync(Request(home.Supplier, home.Meter, "4.1.1"));
        Assert.Equal((ResponseCode.E5, "status"), (refused.Code, refused.Check));
        Assert.NotEmpty(refused.Clause);
        Assert.NotEmpty(refused.Remedy);

        Product mended = home.Mended;
        await AcceptedAsync(Request(home.Supplier, home.Meter, "11.1", Values(
            ("manufacturer", RequestValue.Of(mended.Manufacturer)),
            ("model", RequestValue.Of(mended.Model)),
            ("firmwareVersion", RequestValue.Of(mended.FirmwareVersion)))));
        await AcceptedAsync(Request(home.Supplier, home.Meter, "11.3"));
        DeviceView meter = (await Twin.GetDeviceAsync(home.Meter))!;
        Assert.Equal((SmiStatus.Commissioned, mended), (meter.Status, meter.RecordedFirmware));
        await AcceptedAsync(Request(home.Supplier, home.Meter, "4.1.1"));
        List<TwinEvent> alerts = await EventsAsync(new EventQuery { User = home.Supplier, Kind = TwinEventKind.DccAlert });
        string[] told = [.. alerts.Where(one => one.Entity == EntityKey.Of(home.Meter)).Select(static one => one.Cause)];
        Assert.Equal(["N28", "N29"], told.Where(static one => one is "N28" or "N29"));
        List<TwinEvent> history = await EventsAsync(
            new EventQuery { Entity = EntityKey.Of(home.Meter), Kind = TwinEventKind.DeviceChanged });
        Assert.Equal(
            ["Suspend", "ReceiveActivationResponse"],
            history.Where(static one => one.Before == "Suspended" ^ one.After == "Suspended").Select(static one => one.Cause));
    }

    [LiveFact]
    public async Task Meter_taken_off_the_hub_is_off_its_log_and_a_returned_hub_says_so()
    {
        Home home = await CommissionedHomeAsync(6);
        Assert.Contains(home.Meter, (await Twin.GetHubAsync(home.Chf))!.Devices);
        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.11", Values(
            ("requestType", RequestValue.Of("remove")), ("deviceId", RequestValue.Of(home.Meter.ToString())))));
        Assert.DoesNotContain(home.Meter, (await Twin.GetHubAsync(home.Chf))!.Devices);
        ServiceAnswer twice = await Twin.SendAsync(Request(home.Supplier, home.Chf, "8.11", Values(
            ("requestType", RequestValue.Of("remove")), ("deviceId", RequestValue.Of(home.Meter.ToString())))));
        Assert.Equal(ResponseCode.E081106, twice.Response!.Code);

        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.14.3", Values(
            ("returnType", RequestValue.Of("post installation")), ("faultReason", RequestValue.Of("LED Fault")))));
        Assert.Equal(HubStage.FaultReturnNotified, (await Twin.GetHubAsync(home.Chf))!.Stage);
        foreach (HubMovement step in (HubMovement[])[HubMovement.Shipped, HubMovement.Received, HubMovement.Closed])
        {
            await DoneAsync(new HubMoved(home.Chf, step) { Id = host.NextId() });
        }

        Assert.Equal(HubStage.Closed, (await Twin.GetHubAsync(home.Chf))!.Stage);
        List<TwinEvent> history = await EventsAsync(
            new EventQuery { Entity = EntityKey.OfHub(home.Chf), Kind = TwinEventKind.HubChanged });
        Assert.Equal(
            ["Ordered", "Delivered", "Accepted", "Installed", "FaultReturnNotified", "Shipped", "Received", "Closed"],
            history.Where(static one => one.Before != one.After).Select(static one => one.After));
    }

    [LiveFact]
    public async Task Hub_installed_out_of_coverage_stands_without_the_SM_WAN_and_cannot_be_lost_before_it_is_ordered()
    {
        Home home = await NewHomeAsync(7);
        OperationAnswer early = await Twin.ReportAsync(new HubMoved(home.Chf, HubMovement.Delivered) { Id = host.NextId() });
        Assert.False(early.Accepted);
        Assert.NotEmpty(early.Reason);
        await OrderHubAsync(home);
        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.14.2", Values(("premiseType", RequestValue.Of("Terraced")))));
        Assert.Equal(HubStage.InstalledNoWan, (await Twin.GetHubAsync(home.Chf))!.Stage);
        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.14.4", Values(("returnType", RequestValue.Of("Lost or Stolen Hub")))));
        OperationAnswer shipped = await Twin.ReportAsync(new HubMoved(home.Chf, HubMovement.Shipped) { Id = host.NextId() });
        Assert.False(shipped.Accepted);
        await DoneAsync(new HubMoved(home.Chf, HubMovement.Closed) { Id = host.NextId() });
    }
}
