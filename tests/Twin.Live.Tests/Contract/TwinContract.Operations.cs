using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    [LiveFact]
    public async Task Model_off_the_CPL_is_suspended_refused_with_E5_and_freed_when_it_is_back()
    {
        DeviceView meter = await MeterAsync(4);
        MeterPointView import = await ImportOfAsync(meter);
        EventQuery history = new() { Entity = EntityKey.Of(meter.Id), Kind = TwinEventKind.DeviceChanged };
        CplEntryRemoved removal = new(meter.RecordedFirmware!) { Id = host.NextId() };
        OperationAnswer removed = await Twin.ReportAsync(removal);
        Assert.True(removed.Accepted);
        Assert.True(removed.Reaching > 0);
        Assert.Equal(removed, await Twin.ReportAsync(removal));
        TwinEvent suspended = await WaitForAsync(history, static one => one.After == "Suspended");
        Assert.Equal(("Suspend", "Commissioned"), (suspended.Cause, suspended.Before));
        Assert.Equal(SmiStatus.Suspended, (await Twin.GetDeviceAsync(meter.Id))!.Status);

        ServiceAnswer refused = await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"));
        Assert.Equal((ResponseCode.E5, "status"), (refused.Code, refused.Check));
        Assert.NotEmpty(refused.Clause);
        await WaitForAsync(
            new EventQuery { User = import.Supplier, Kind = TwinEventKind.DccAlert },
            one => one.Cause == "N28" && one.Entity == EntityKey.Of(meter.Id));
        MeterPointView told = (await Twin.GetMeterPointAsync(import.Id))!;
        Assert.Equal(SmiStatus.Suspended, Assert.Single(told.Meters, one => one.Meter == meter.Id).Status);

        Assert.True((await Twin.ReportAsync(new CplEntryAdded(meter.RecordedFirmware!) { Id = host.NextId() })).Accepted);
        TwinEvent restored = await WaitForAsync(history, static one => one.Cause == "Restore");
        Assert.Equal(("Suspended", "Commissioned"), (restored.Before, restored.After));
        Assert.Equal(ResponseCode.I99, (await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"))).Code);
    }

    [LiveFact]
    public async Task Lost_supply_is_told_by_AD1_after_three_minutes_and_not_before()
    {
        DeviceView meter = await MeterAsync(5);
        MeterPointView import = await ImportOfAsync(meter);
        EventQuery alerts = new() { User = import.Supplier, Kind = TwinEventKind.DccAlert };
        SupplyLost lost = new(meter.Hub) { Id = host.NextId() };
        OperationAnswer first = await Twin.ReportAsync(lost);
        Assert.True(first.Accepted, first.Reason);
        Assert.Equal(first, await Twin.ReportAsync(lost));
        Assert.NotNull((await Twin.GetHubAsync(meter.Hub))!.SupplyLostAt);
        await StepAsync(179);
        Assert.DoesNotContain(await EventsAsync(alerts), one => one.Cause == "AD1" && one.Entity == EntityKey.OfHub(meter.Hub));
        await StepAsync(2);
        TwinEvent alert = Assert.Single(await EventsAsync(alerts), one => one.Cause == "AD1" && one.Entity == EntityKey.OfHub(meter.Hub));
        Assert.Equal(first.At.Plus(3 * SimTime.MinuteMs), alert.At);
        Assert.True((await Twin.ReportAsync(new SupplyRestored(meter.Hub) { Id = host.NextId() })).Accepted);
        Assert.Null((await Twin.GetHubAsync(meter.Hub))!.SupplyLostAt);
    }

    [LiveFact]
    public async Task Change_of_supplier_moves_the_right_to_read()
    {
        DeviceView meter = await MeterAsync(6);
        MeterPointView import = await ImportOfAsync(meter);
        UserId gaining = (await Twin.GetUsersAsync())
            .First(user => user.Roles.Contains(UserRole.ImportSupplier) && user.Id != import.Supplier).Id;
        OperationAnswer answer = await Twin.ReportAsync(
            new RegistrationChanged(import.Id) { Id = host.NextId(), Supplier = gaining });
        Assert.True(answer.Accepted, answer.Reason);
        MeterPointView after = (await Twin.GetMeterPointAsync(import.Id))!;
        Assert.Equal(gaining, after.Supplier);
        Assert.Equal(2, after.Registrations.Count(static one => one.Part == Domain.Registration.RegistrationKind.Supplier));
        Assert.Equal(ResponseCode.E4, (await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"))).Code);
        Assert.Equal(ResponseCode.I99, (await Twin.SendAsync(Request(gaining, meter.Id, "4.1.1"))).Code);
    }

    [LiveFact]
    public async Task While_the_DSP_is_down_requests_are_refused_with_E20()
    {
        DeviceView meter = await MeterAsync(7);
        MeterPointView import = await ImportOfAsync(meter);
        await Twin.ReportAsync(new DccOutage(DccOutageMode.Dsp, Begins: true) { Id = host.NextId() });
        ServiceAnswer down = await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"));
        await Twin.ReportAsync(new DccOutage(DccOutageMode.Dsp, Begins: false) { Id = host.NextId() });
        ServiceAnswer up = await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"));
        Assert.Equal((ResponseCode.E20, ResponseCode.I99), (down.Code, up.Code));
    }

    [LiveFact]
    public async Task While_deliveries_stop_messages_wait_and_come_afterwards()
    {
        DeviceView meter = await MeterAsync(8);
        MeterPointView import = await ImportOfAsync(meter);
        EventQuery responses = new() { User = import.Supplier, Kind = TwinEventKind.Response };
        await Twin.ReportAsync(new DccOutage(DccOutageMode.Outbound, Begins: true) { Id = host.NextId() });
        ServiceRequest request = Request(import.Supplier, meter.Id, "4.1.1");
        await Twin.SendAsync(request);
        List<TwinEvent> during = await EventsAsync(responses);
        await Twin.ReportAsync(new DccOutage(DccOutageMode.Outbound, Begins: false) { Id = host.NextId() });
        List<TwinEvent> after = await EventsAsync(responses);
        Assert.DoesNotContain(during, one => one.Request == request.Id);
        Assert.Single(after, one => one.Request == request.Id);
    }

    [LiveFact]
    public async Task Suspended_user_is_refused_with_E3_until_it_is_active_again()
    {
        DeviceView meter = await MeterAsync(15);
        MeterPointView import = await ImportOfAsync(meter);
        ServiceRequest later = Request(import.Supplier, meter.Id, "3.1", Values(("supplierMessage", RequestValue.Of("Hello"))));
        UserStatusChanged suspension = new(import.Supplier, UserStatus.Suspended) { Id = host.NextId() };
        OperationAnswer first = await Twin.ReportAsync(suspension);
        Assert.True(first.Accepted, first.Reason);
        Assert.Equal(UserStatus.Suspended, (await Twin.GetUsersAsync()).Single(user => user.Id == import.Supplier).Status);
        ServiceAnswer refused = await Twin.SendAsync(Request(import.Supplier, meter.Id, "4.1.1"));
        ServiceAnswer unknown = await Twin.SendAsync(Request(import.Supplier, DeviceId.Parse("00-DB-12-34-56-78-90-FF"), "4.1.1"));
        ServiceAnswer free = await Twin.SendAsync(Request(
            import.NetworkOperator, meter.Id, "4.8.1", Values(
                ("startDateTime", RequestValue.Of(first.At.Plus(-SimTime.DayMs))), ("endDateTime", RequestValue.Of(first.At)))));
        Assert.True((await Twin.ReportAsync(new UserStatusChanged(import.Supplier, UserStatus.Active) { Id = host.NextId() })).Accepted);
        Assert.Equal((ResponseCode.E3, "user-active"), (refused.Code, refused.Check));
        Assert.NotEmpty(refused.Clause);
        Assert.NotEmpty(refused.Remedy);

        // E3 comes before E19, and concerns nobody else.
        Assert.Equal(ResponseCode.E3, unknown.Code);
        Assert.Equal(ResponseCode.I99, free.Code);
        Assert.Equal(first, await Twin.ReportAsync(suspension));
        Assert.All(await Twin.GetUsersAsync(), static user => Assert.Equal(UserStatus.Active, user.Status));
        Assert.True((await Twin.SendAsync(later)).Accepted);
        TwinRequestException wrong = await Assert.ThrowsAsync<TwinRequestException>(
            () => Twin.ReportAsync(new UserStatusChanged(new UserId(1), UserStatus.Suspended) { Id = host.NextId() }));
        Assert.Equal("user", Assert.Single(wrong.Problems).Field);
    }

    [LiveFact]
    public async Task Feature_switch_of_a_fuel_is_turned_for_all_its_providers_once()
    {
        FeatureSwitchTurned off = new(Fuel.Gas, On: false) { Id = host.NextId() };
        OperationAnswer first = await Twin.ReportAsync(off);
        Assert.True(first.Accepted, first.Reason);
        Assert.All(await Twin.GetProvidersAsync(), static one => Assert.Equal(one.File == "D0350", one.SwitchedOn));
        Assert.True((await Twin.ReportAsync(new FeatureSwitchTurned(Fuel.Gas, On: true) { Id = host.NextId() })).Accepted);

        // The first again is answered as it was and turns nothing.
        Assert.Equal(first, await Twin.ReportAsync(off));
        Assert.All(await Twin.GetProvidersAsync(), static one => Assert.True(one.SwitchedOn));
        List<TwinEvent> told = [.. (await EventsAsync(new EventQuery { Kind = TwinEventKind.Operation }))
            .Where(static one => one.Cause.StartsWith("FeatureSwitched", StringComparison.Ordinal))];
        Assert.Equal(["FeatureSwitchedOff", "FeatureSwitchedOn"], told.Select(static one => one.Cause));
        Assert.All(told, static one => Assert.Equal("Xoserve", one.Provider));
    }

    [LiveFact]
    public async Task Counts_of_the_estate_follow_what_happens()
    {
        EstateCounts before = await Twin.CountAsync();
        Assert.Equal(300, before.Premises);
        long meters = before.Devices["ESME"].Values.Sum();
        Assert.True(meters >= 300, "a premises of the population has lost its meter");
        DeviceView meter = await MeterAsync(9);
        Assert.True((await Twin.ReportAsync(new SmkiRecovery(meter.Id, SmkiRecoveryStep.Start) { Id = host.NextId() })).Accepted);
        EstateCounts after = await Twin.CountAsync();
        Assert.Equal(before.Devices["ESME"].GetValueOrDefault("Recovery") + 1, after.Devices["ESME"]["Recovery"]);
        Assert.Equal(meters, after.Devices["ESME"].Values.Sum());
        Assert.True(after.AsOfSequence > before.AsOfSequence);
    }

    [LiveFact]
    public async Task Steps_of_the_clock_need_it_to_stand_and_fields_out_of_range_are_named()
    {
        TwinRequestException speed = await Assert.ThrowsAsync<TwinRequestException>(
            () => Twin.SetTimeAsync(new TimeControl { Speed = 86_401 }));
        Assert.Equal("speed", Assert.Single(speed.Problems).Field);
        TimeView before = await Twin.GetTimeAsync();
        TimeView after = await StepAsync(10);
        Assert.Equal(After(before, 10), after.Now);
        Assert.True(after.Paused);
    }

    [LiveFact]
    public async Task Digest_covers_what_was_touched_and_changes_with_it()
    {
        DeviceView meter = await MeterAsync(10);
        DigestView before = await Twin.GetDigestAsync();
        await Twin.ReportAsync(new SmkiRecovery(meter.Id, SmkiRecoveryStep.Start) { Id = host.NextId() });
        DigestView after = await Twin.GetDigestAsync();
        Assert.NotEqual(before.Sha256, after.Sha256);
        Assert.True(after.Entities > before.Entities);
        Assert.Equal(after, await Twin.GetDigestAsync());
    }
}
