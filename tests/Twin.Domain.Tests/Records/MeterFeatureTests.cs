using System.Buffers;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Domain.Tests.Records;

/// <summary>What few meters have, in the records of a twin: who hears of it, and what it costs the others.</summary>
public class MeterFeatureTests
{
    private readonly RecordHost host = Homes.Host();
    private readonly DeviceRecord meter;
    private ulong counter;

    public MeterFeatureTests() => meter = Enumerable.Range(0, Homes.Profile.Premises)
        .Select(static premises => Domain.Population.PopulationIds.Device(premises, Domain.Population.PremisesSlot.Esme))
        .Select(host.Device)
        .First(static one => one.Exists && one.State.Smets == SmetsVersion.Smets2 && one.Premises.HasWan
            && one.State.ShownStatus == SmiStatus.Commissioned
            && one.State.NetworkOperatorCertificate != one.State.SupplierCertificate);

    [Fact]
    public void Load_limit_is_told_to_supplier_and_network_operator_when_it_happens()
    {
        ushort supplier = meter.State.SupplierCertificate;
        Set("6.4.1",
            ("loadLimitPowerThresholdW", RequestValue.Of(100)), ("loadLimitPeriodSeconds", RequestValue.Of(60)),
            ("loadLimitRestorationPeriodSeconds", RequestValue.Of(600)), ("loadLimitSupplyState", Homes.Text("Disable")));
        Assert.NotEqual(0, host.Device(meter.Id).CreditDue);
        host.AdvanceTo(Homes.Start.Plus(SimTime.DayMs));

        Happening[] alerts =
        [
            .. host.Happenings.Where(one => one.Kind == TwinEventKind.DeviceAlert && one.Entity == EntityKey.Of(meter.Id)),
        ];
        Assert.NotEmpty(alerts);
        int[] ofSupplier = [.. alerts.Where(one => one.User == supplier).Select(static one => one.Cause)];
        int[] ofOther = [.. alerts.Where(one => one.User != supplier).Select(static one => one.Cause)];
        Assert.Equal([0x8F01, 0x8F33, 0x8F34], ofSupplier[..3]);
        Assert.All(ofOther, static code => Assert.Equal(0x8F34, code));
        Assert.Equal(ofSupplier.Count(static code => code == 0x8F34), ofOther.Length);
        Assert.All(alerts, one => Assert.True(one.Values.TryGet(ValueNames.RaisedAt, out _)));
        Assert.Equal(ofSupplier.Count(static code => code == 0x8F01), host.Device(meter.Id).Metering!.Features!.LoadLimit!.Events);
    }

    [Fact]
    public void Change_of_load_control_is_told_to_the_network_operator_unless_it_is_refused()
    {
        Set("6.14.2",
            ("switchNumbers", RequestValue.Of([1L])), ("switchMinutes", RequestValue.Of([60L])),
            ("switchActions", RequestValue.Of([1L, 0])));
        Assert.DoesNotContain(host.Happenings, static one => one is { Kind: TwinEventKind.DccAlert, Cause: (int)DccAlertCode.N58 });
        Set("6.14.2",
            ("switchNumbers", RequestValue.Of([1L])), ("switchMinutes", RequestValue.Of([60L])), ("switchActions", RequestValue.Of([1L])));
        Happening told = Assert.Single(
            host.Happenings, static one => one is { Kind: TwinEventKind.DccAlert, Cause: (int)DccAlertCode.N58 });
        Assert.NotEqual(meter.State.SupplierCertificate, told.User);
    }

    [Fact]
    public void Record_of_a_meter_without_features_has_no_room_for_them()
    {
        Set("1.2.1", ("standingChargeMillipencePerDay", RequestValue.Of(1)), ("touPricesMillipencePerKwh", RequestValue.Of([25_000L])));
        DeviceRecord plain = host.Device(meter.Id);
        Assert.Null(plain.Metering!.Features);

        byte[] bytes = Bytes(plain);
        Assert.Equal(bytes.Length, Bytes(plain with { Metering = plain.Metering with { Features = MeterFeatures.None } }).Length);
        DeviceRecord other = plain with { Metering = plain.Metering with { Features = new MeterFeatures { LoadLimit = new LoadLimit() } } };
        Assert.Equal(bytes.Length + 51, Bytes(other).Length);
        Assert.Equal(Bytes(other), Bytes(DeviceRecordForm.Read(DeviceRecordForm.Version, Bytes(other))));
        Assert.Throws<FormatException>(() => DeviceRecordForm.Read(1, Bytes(other)));
    }

    private void Set(string srv, params (string Name, RequestValue Value)[] values)
    {
        RecordReply reply = host.Send(host.Request(
            meter.State.SupplierCertificate, UserRole.ImportSupplier, srv, CommandVariant.SendCritical, meter.Id, ++counter, values));
        Assert.Equal(ResponseCode.I99, reply.Code);
    }

    private static byte[] Bytes(DeviceRecord record)
    {
        ArrayBufferWriter<byte> to = new();
        DeviceRecordForm.Write(record, to);
        return to.WrittenSpan.ToArray();
    }
}
