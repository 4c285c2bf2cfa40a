using Twin.Domain.Alerts;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Domain.Tests.Records;

public class InstallHomeTests
{
    private static readonly DeviceId Chf = DeviceId.Parse("00-DB-12-34-56-78-90-A0");
    private static readonly DeviceId Gpf = DeviceId.Parse("00-DB-12-34-56-78-90-A1");
    private static readonly DeviceId Esme = DeviceId.Parse("00-DB-12-34-56-78-90-B0");
    private static readonly Mpxn Import = Mpxn.MpanFrom(10_999_999_999);
    private static readonly Product Old = new(DeviceType.Esme, "Maker", "Story", "1.0");
    private static readonly Product Fixed = new(DeviceType.Esme, "Maker", "Story", "2.0");

    private ulong counter;

    [Fact]
    public void A_home_is_installed_read_suspended_updated_and_restored()
    {
        RecordHost host = Homes.Host(RuleSet.Sec2020 with { FlagRule = FlagRules.Named("d") });
        host.Add(Old, Fixed);
        Install(host);
        Assert.Equal(DccServiceFlag.A, host.MeterPoint(Import).State.Flag);

        RecordReply read = Ask(host, "4.1.1", CommandVariant.SendNonCritical, Esme);
        Assert.Equal((ResponseCode.I99, ResponseCode.I0), (read.Code, read.Response!.Code));

        host.List(Old, false, [Esme]);
        Assert.Equal(SmiStatus.Suspended, host.Device(Esme).State.ShownStatus);
        Assert.Contains(host.Happenings, h => h.Kind == TwinEventKind.DccAlert && h.Cause == (int)DccAlertCode.N28 && h.User == 1);
        RecordReply refused = Ask(host, "4.1.1", CommandVariant.SendNonCritical, Esme);
        Assert.Equal((ResponseCode.E5, AccessCheck.Status), (refused.Code, refused.Check));
        Assert.NotEqual(string.Empty, refused.Clause);

        (string, RequestValue)[] image =
            [("manufacturer", Homes.Text("Maker")), ("model", Homes.Text("Story")), ("firmwareVersion", Homes.Text("2.0"))];
        Assert.Equal(ResponseCode.I99, Ask(host, "11.1", CommandVariant.NonDevice, Esme, image).Code);
        Assert.Equal(ResponseCode.I0, Ask(host, "11.3", CommandVariant.SendCritical, Esme).Response!.Code);
        Assert.Equal(SmiStatus.Commissioned, host.Device(Esme).State.ShownStatus);
        Assert.Equal(
            [(DccServiceFlag.Null, DccServiceFlag.I), (DccServiceFlag.I, DccServiceFlag.A)],
            host.Happenings.Where(static h => h.Kind == TwinEventKind.FlagChanged)
                .Select(static h => ((DccServiceFlag)h.Before, (DccServiceFlag)h.After)));
    }

    [Fact]
    public void An_outage_of_three_minutes_raises_AD1_and_8F36()
    {
        RecordHost host = Homes.Host();
        host.Add(Old);
        Install(host);
        SimTime lost = host.Now;
        Assert.Equal(ResponseCode.I0, host.Operate(Chf, new HubOperation(HubCommand.Of(HubCommandKind.LoseSupply, lost))).Code);
        RecordReply unanswered = Ask(host, "4.1.1", CommandVariant.SendNonCritical, Esme);
        Assert.Equal(ResponseCode.I99, unanswered.Code);
        Assert.Null(unanswered.Response);

        host.AdvanceTo(lost.Plus(179_999));
        Assert.DoesNotContain(host.Happenings, IsPowerOutage);
        Assert.Contains(host.Happenings, static h => h.Kind == TwinEventKind.Response && h.Cause == (int)ResponseCode.E21 && h.User == 1);
        host.AdvanceTo(lost.Plus(180_000));
        Assert.Equal([3, 1], host.Happenings.Where(IsPowerOutage).Select(static h => (int)h.User));

        SimTime back = lost.Plus(200_000);
        host.AdvanceTo(back);
        _ = host.Operate(Chf, new HubOperation(HubCommand.Of(HubCommandKind.RestoreSupply, back)));
        Happening restored = Assert.Single(host.Happenings, static h => h.Kind == TwinEventKind.DeviceAlert && h.Cause == 0x8F36);
        Assert.Equal(3, restored.User);
    }

    [Fact]
    public void A_device_that_does_not_join_in_time_is_Pending_again_and_off_the_log()
    {
        RecordHost host = Homes.Host();
        host.Add(Old);
        InstallHub(host);
        Add(host);
        host.AdvanceTo(host.Now.Plus(600 * SimTime.SecondMs));
        Assert.Equal(SmiStatus.Pending, host.Device(Esme).State.ShownStatus);
        Assert.Empty(host.Hub(Chf).Log);
        Assert.Equal(ResponseCode.E5, host.Operate(Esme, DeviceCommand.Of(DeviceCommandKind.JoinHan)).Code);
        Assert.Contains(host.Happenings, static h => h.Kind == TwinEventKind.DccAlert && h.Cause == (int)DccAlertCode.N25 && h.User == 1);
    }

    [Theory]
    [InlineData("a2", "null,null,A,A,A,A,A")]
    [InlineData("b", "null,null,A,A,A,N,N")]
    [InlineData("c", "null,N,A,S,A,N,N")]
    [InlineData("d", "null,I,A,A,A,N,N")]
    [InlineData("e", "null,I,A,S,A,N,N")]
    public void The_golden_trace_goes_through_messages(string rule, string flags)
    {
        RecordHost host = Homes.Host(RuleSet.Sec2020 with { FlagRule = FlagRules.Named(rule) });
        host.Add(Old);
        InstallHub(host);
        List<string> seen = [];
        Action[] steps =
        [
            () => Add(host),
            () => host.Operate(Esme, DeviceCommand.Of(DeviceCommandKind.JoinHan)),
            () => Ask(host, "8.1.1", CommandVariant.SendCritical, Esme),
            () => host.List(Old, false, [Esme]),
            () => host.List(Old, true, [Esme]),
            () => Ask(host, "8.3", CommandVariant.NonDevice, Esme),
            () => Ask(host, "8.4", CommandVariant.NonDevice, Esme, ("unlinkMpxn", Homes.Text(Import.ToString()))),
        ];
        foreach (Action step in steps)
        {
            step();
            seen.Add(host.MeterPoint(Import).State.Flag.Code());
        }

        Assert.Equal(flags, string.Join(',', seen));
    }

    [Fact]
    public void A_future_dated_request_is_checked_again_when_it_is_due()
    {
        RecordHost host = Homes.Host();
        host.Add(Old);
        Install(host);
        SimTime later = host.Now.Plus(SimTime.HourMs);
        RecordRequest request = host.Request(1, UserRole.ImportSupplier, "11.2", CommandVariant.SendNonCritical, Esme, ++counter)
            with { ExecuteAt = later };
        Assert.Equal(ResponseCode.I99, host.Send(request).Code);
        host.List(Old, false, [Esme]);
        host.AdvanceTo(later);
        Assert.Contains(
            host.Happenings, h => h.Kind == TwinEventKind.Response && h.Cause == (int)ResponseCode.E5 && h.Request == request.Id);
    }

    [Fact]
    public void A_schedule_runs_daily_until_it_is_deleted()
    {
        RecordHost host = Homes.Host();
        host.Add(Old);
        Install(host);
        RecordReply made = Ask(
            host, "5.1", CommandVariant.NonDevice, Esme, ("srv", Homes.Text("4.6.1")), ("frequency", Homes.Text("Daily")));
        Assert.Equal(ResponseCode.I0, made.Code);
        Assert.True(made.Values.TryGet("dspScheduleId", out RequestValue id));
        host.AdvanceTo(host.Now.Plus(3 * SimTime.DayMs));
        Assert.Equal(3, host.Happenings.Count(static h => h.Kind == TwinEventKind.Response && h.Values.TryGet("dspScheduleId", out _)));
        Assert.True(Ask(host, "5.3", CommandVariant.NonDevice, Esme, ("dspScheduleId", id)).Code <= ResponseCode.I99);
        host.AdvanceTo(host.Now.Plus(2 * SimTime.DayMs));
        Assert.Equal(3, host.Happenings.Count(static h => h.Kind == TwinEventKind.Response && h.Values.TryGet("dspScheduleId", out _)));
    }

    [Fact]
    public void A_change_of_supplier_reaches_the_devices_of_the_premises()
    {
        RecordHost host = Homes.Host();
        host.Add(Old);
        Install(host);
        _ = host.Register(Import, new RegistrationChange(host.Now.Plus(SimTime.HourMs), Supplier: 2));
        RecordRequest early = host.Request(2, UserRole.ImportSupplier, "4.1.1", CommandVariant.SendNonCritical, Esme, ++counter);
        Assert.Equal(ResponseCode.E4, host.Send(early).Code);
        host.AdvanceTo(host.Now.Plus(SimTime.HourMs));
        Assert.Equal(2, host.MeterPoint(Import).State.Supplier);
        Assert.Equal(ResponseCode.I99, host.Send(early with { Id = early.Id with { Counter = ++counter } }).Code);
        RecordRequest change = host.Request(2, UserRole.ImportSupplier, "6.23", CommandVariant.SendNonCritical, Esme, ++counter);
        Assert.Equal(ResponseCode.I0, host.Send(change).Response!.Code);
        Assert.Equal(2, host.Device(Esme).State.SupplierCertificate);
        Assert.Contains(host.Happenings, static h => h.Kind == TwinEventKind.DccAlert && h.Cause == (int)DccAlertCode.N27 && h.User == 1);
    }

    private static bool IsPowerOutage(Happening happening)
        => happening.Kind == TwinEventKind.DccAlert && happening.Cause == (int)DccAlertCode.AD1;

    private void Install(RecordHost host)
    {
        InstallHub(host);
        Add(host);
        Assert.Equal(ResponseCode.I0, host.Operate(Esme, DeviceCommand.Of(DeviceCommandKind.JoinHan)).Code);
        RecordReply commissioned = Ask(host, "8.1.1", CommandVariant.SendCritical, Esme);
        Assert.Equal((ResponseCode.I99, ResponseCode.I0), (commissioned.Code, commissioned.Response!.Code));
        Assert.Equal(SmiStatus.Commissioned, host.Device(Esme).State.ShownStatus);
    }

    private void InstallHub(RecordHost host)
    {
        SimTime now = host.Now;
        _ = host.Register(Import, new RegistrationChange(default, MeterPointKind.Import, Supplier: 1, NetworkOperator: 3));
        HubCommand order = HubCommand.Order(now, Chf, CspRegion.North, HanVariant.SingleBand, 1);
        Assert.Equal(ResponseCode.I0, host.Operate(Chf, new HubOperation(order, Gpf)).Code);
        Assert.Equal(ResponseCode.I0, host.Operate(Chf, new HubOperation(HubCommand.Of(HubCommandKind.Deliver, now))).Code);
        Assert.Equal(ResponseCode.I0, host.Operate(Chf, new HubOperation(HubCommand.Of(HubCommandKind.AcceptDelivery, now))).Code);
        Assert.Equal(ResponseCode.I99, Ask(host, "8.14.1", CommandVariant.NonDevice, Chf).Code);
        Assert.Equal(SmiStatus.Commissioned, host.Device(Chf).State.ShownStatus);
        Assert.Equal(SmiStatus.Commissioned, host.Device(Gpf).State.ShownStatus);
    }

    private void Add(RecordHost host)
    {
        RecordReply notified = Ask(
            host,
            "12.2",
            CommandVariant.NonDevice,
            Esme,
            ("deviceType", Homes.Text("ESME")),
            ("manufacturer", Homes.Text("Maker")),
            ("model", Homes.Text("Story")),
            ("firmwareVersion", Homes.Text("1.0")));
        Assert.Equal((ResponseCode.I99, string.Empty), (notified.Code, notified.Code == ResponseCode.I99 ? string.Empty : notified.Clause));
        RecordReply added = Ask(
            host,
            "8.11",
            CommandVariant.SendNonCritical,
            Chf,
            ("requestType", Homes.Text("add")),
            ("deviceId", Homes.Text(Esme.ToString())),
            ("joinTimePeriodSeconds", RequestValue.Of(600)),
            ("importMpxn", Homes.Text(Import.ToString())));
        Assert.Equal((ResponseCode.I99, ResponseCode.I0), (added.Code, added.Response!.Code));
        Assert.Equal(SmiStatus.Whitelisted, host.Device(Esme).State.ShownStatus);
        Assert.Equal(Esme, Assert.Single(host.Hub(Chf).Log));
    }

    private RecordReply Ask(
        RecordHost host, string srv, CommandVariant variant, DeviceId target, params (string Name, RequestValue Value)[] values)
        => host.Send(host.Request(1, UserRole.ImportSupplier, srv, variant, target, ++counter, values));
}
