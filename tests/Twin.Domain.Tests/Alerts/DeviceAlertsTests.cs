using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Xunit;

namespace Twin.Domain.Tests.Alerts;

public class DeviceAlertsTests
{
    private const AlertRecipients Everybody = (AlertRecipients)0x0FFF & ~AlertRecipients.CertificateHolder;

    private static readonly MeterPointState Import = Point(MeterPointKind.Import, 1);
    private static readonly MeterPointState Export = Point(MeterPointKind.Export, 2);
    private static readonly MeterPointState Gas = Point(MeterPointKind.Gas, 3);

    // Users: 11 supplies import, 12 export, 13 gas; 21, 22, 23 are the operators; 31, 32, 33 the agents.
    [Theory]
    [InlineData(
        DeviceType.Esme,
        "ResponsibleSupplier 11, NetworkOperator 21, ExportSupplier 12, RegisteredAgent 31, OtherSupplierOnHub 13")]
    [InlineData(DeviceType.Gsme, "ResponsibleSupplier 13, NetworkOperator 23, RegisteredAgent 33, OtherSupplierOnHub 11")]
    [InlineData(DeviceType.Gpf, "ResponsibleSupplier 13, NetworkOperator 23, RegisteredAgent 33, OtherSupplierOnHub 11")]
    [InlineData(DeviceType.Ppmid, "ResponsibleSupplier 11, NetworkOperator 21, RegisteredAgent 31, OtherSupplierOnHub 13")]
    [InlineData(DeviceType.Hcalcs, "ResponsibleSupplier 11, NetworkOperator 21, RegisteredAgent 31, OtherSupplierOnHub 13")]
    [InlineData(DeviceType.Chf, "ResponsibleSupplier 11, NetworkOperator 21, RegisteredAgent 31, OtherSupplierOnHub 13")]
    public void An_alert_for_everybody_names_each_relation_once(DeviceType type, string expected)
        => Assert.Equal(expected, Named(Everybody, type, Export, Gas, Import));

    [Theory]
    [InlineData(AlertRecipients.ImportSupplier, DeviceType.Esme, "ResponsibleSupplier 11")]
    [InlineData(AlertRecipients.ImportSupplier, DeviceType.Gsme, "")]
    [InlineData(AlertRecipients.ImportSupplier | AlertRecipients.ResponsibleSupplier, DeviceType.Esme, "ResponsibleSupplier 11")]
    [InlineData(AlertRecipients.ImportSupplier | AlertRecipients.ResponsibleSupplier, DeviceType.Gsme, "ResponsibleSupplier 13")]
    [InlineData(AlertRecipients.ElectricityDistributor, DeviceType.Esme, "NetworkOperator 21")]
    [InlineData(AlertRecipients.ElectricityDistributor, DeviceType.Gsme, "")]
    [InlineData(AlertRecipients.NetworkOperator, DeviceType.Gsme, "NetworkOperator 23")]
    [InlineData(AlertRecipients.Sender | AlertRecipients.OldSupplier, DeviceType.Esme, "")]
    [InlineData(AlertRecipients.None, DeviceType.Esme, "")]
    public void Relations_of_electricity_are_nobodys_on_the_gas_side(AlertRecipients recipients, DeviceType type, string expected)
        => Assert.Equal(expected, Named(recipients, type, Import, Export, Gas));

    [Fact]
    public void Without_an_import_mpan_the_export_mpan_stands_behind_the_electricity_side()
        => Assert.Equal(
            "ResponsibleSupplier 12, NetworkOperator 22, ExportSupplier 12, RegisteredAgent 32, OtherSupplierOnHub 13",
            Named(Everybody, DeviceType.Esme, Export, Gas));

    [Fact]
    public void Where_nobody_is_registered_nobody_is_named()
    {
        Assert.Equal("", Named(Everybody, DeviceType.Esme));
        Assert.Equal("OtherSupplierOnHub 11", Named(Everybody, DeviceType.Gsme, Import, Export));
        Assert.Equal("NetworkOperator 21", Named(Everybody, DeviceType.Esme, Import with { Supplier = 0, Agent = 0 }));
    }

    [Fact]
    public void Holders_of_certificates_are_those_on_the_device_whoever_is_registered()
    {
        DeviceState device = new() { Type = DeviceType.Esme, SupplierCertificate = 41, NetworkOperatorCertificate = 42 };

        Assert.Equal("CertificateHolder 41, CertificateHolder 42", Named(AlertRecipients.CertificateHolder, device, Import));
        Assert.Equal(
            "CertificateHolder 42", Named(AlertRecipients.CertificateHolder, device with { SupplierCertificate = 0 }, Import));
    }

    [Fact]
    public void Of_two_meter_points_of_a_kind_the_one_the_device_is_linked_to_stands_behind_it()
    {
        DeviceState device = new() { Id = new DeviceId(5), Type = DeviceType.Esme };
        MeterPointState linked = Point(MeterPointKind.Import, 4);
        linked.Meters = LinkedMeters.Of(device.Id, default);

        Assert.Equal("ResponsibleSupplier 14", Named(AlertRecipients.ResponsibleSupplier, device, Import, linked));
        Assert.Equal(
            "ResponsibleSupplier 11",
            Named(AlertRecipients.ResponsibleSupplier, device with { Id = new DeviceId(6) }, Import, linked));
    }

    private static MeterPointState Point(MeterPointKind kind, ushort number) => new()
    {
        Id = kind == MeterPointKind.Gas ? Mpxn.MprnFrom(number) : Mpxn.MpanFrom(number),
        Kind = kind,
        Supplier = (ushort)(10 + number),
        NetworkOperator = (ushort)(20 + number),
        Agent = (ushort)(30 + number),
    };

    private static string Named(AlertRecipients recipients, DeviceType type, params MeterPointState[] meterPoints)
        => Named(recipients, new DeviceState { Type = type }, meterPoints);

    private static string Named(AlertRecipients recipients, DeviceState device, params MeterPointState[] meterPoints)
    {
        Recorder recorder = new([]);
        DeviceAlerts.Address(recipients, device, meterPoints, ref recorder);
        return string.Join(", ", recorder.Users);
    }

    private readonly struct Recorder(List<string> users) : IAlertSink
    {
        internal List<string> Users => users;

        public void Send(ushort user, AlertRecipient recipient) => users.Add($"{recipient} {user}");
    }
}
