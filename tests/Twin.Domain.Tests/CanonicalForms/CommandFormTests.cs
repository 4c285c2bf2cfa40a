using FsCheck.Xunit;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Tests.Devices;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.CanonicalForms;

public class CommandFormTests
{
    [Property(MaxTest = 500)]
    public void A_device_command_is_read_as_it_was_written(byte kind, ulong id, ushort number, byte detail, ushort place, byte change)
    {
        DeviceCommandKind[] kinds = Enum.GetValues<DeviceCommandKind>();
        ushort spread = CanonicalLaws.Spread(number);
        DeviceCommand command = kinds[kind % kinds.Length] switch
        {
            DeviceCommandKind.PreNotify => DeviceCommand.PreNotify(
                new DeviceId(CanonicalLaws.Spread(id)), Machines.Types[detail % 8], (SmetsVersion)(1 + (detail % 2)), spread),
            DeviceCommandKind.SetStatus => DeviceCommand.SetStatus(Machines.Lifecycles[detail % Machines.Lifecycles.Length]),
            DeviceCommandKind.ReceiveImage => DeviceCommand.ReceiveImage(spread),
            DeviceCommandKind.ReplaceSupplierCertificate => DeviceCommand.ReplaceCertificate(
                DeviceCommandKind.ReplaceSupplierCertificate, spread),
            DeviceCommandKind.ReplaceNetworkOperatorCertificate => DeviceCommand.ReplaceCertificate(
                DeviceCommandKind.ReplaceNetworkOperatorCertificate, spread),
            DeviceCommandKind other => DeviceCommand.Of(other),
        };

        CanonicalLaws.Check(
            command, DeviceCommandCanonicalForm.Size, DeviceCommandCanonicalForm.Write, DeviceCommandCanonicalForm.Read, place, change);
    }

    [Property(MaxTest = 500)]
    public void A_meter_point_command_is_read_as_it_was_written(byte kind, ulong id, ushort user, byte detail, ushort place, byte change)
    {
        DeviceId meter = new(CanonicalLaws.Spread(id));
        DeviceStatus status = Machines.Statuses[detail % Machines.Statuses.Length];
        MeterPointCommand command = (MeterPointCommandKind)(kind % 6) switch
        {
            MeterPointCommandKind.LinkMeter => MeterPointCommand.Link(meter, status),
            MeterPointCommandKind.UnlinkMeter => MeterPointCommand.Unlink(meter),
            MeterPointCommandKind.HearMeterStatus => MeterPointCommand.Hear(meter, status, (DeviceCommandKind)(detail % 25)),
            MeterPointCommandKind.ChangeSupplier => MeterPointCommand.ChangeSupplier(CanonicalLaws.Spread(user)),
            MeterPointCommandKind.ChangeAgent => MeterPointCommand.ChangeAgent(CanonicalLaws.Spread(user)),
            _ => MeterPointCommand.DeriveFlag(),
        };

        CanonicalLaws.Check(
            command,
            MeterPointCommandCanonicalForm.Size,
            MeterPointCommandCanonicalForm.Write,
            MeterPointCommandCanonicalForm.Read,
            place,
            change);
    }

    [Property(MaxTest = 500)]
    public void A_hub_command_is_read_as_it_was_written(byte kind, long at, ulong id, ushort user, byte detail, ushort place, byte change)
    {
        SimTime moment = new(at);
        DeviceId chf = new(CanonicalLaws.Spread(id));
        ushort party = CanonicalLaws.Spread(user);
        HubCommandKind[] kinds = Enum.GetValues<HubCommandKind>();
        HubCommand command = kinds[kind % kinds.Length] switch
        {
            HubCommandKind.Order => HubCommand.Order(moment, chf, (CspRegion)(detail % 7), (HanVariant)(detail % 2), party),
            HubCommandKind.Install => HubCommand.Install(moment, (HubInstallType)(detail % 3), party, chf),
            HubCommandKind.InstallWithoutWan => HubCommand.InstallWithoutWan(moment, (PremiseType)(detail % 4), party),
            HubCommandKind.NotifyFaultReturn => HubCommand.NotifyFaultReturn(
                moment, (FaultReturnType)(detail % 2), (HubFaultReason)(detail % 9), (HubConnectionMethod)(detail % 3)),
            HubCommandKind.NotifyNoFaultReturn => HubCommand.NotifyNoFaultReturn(moment, (NoFaultReturnType)(detail % 5)),
            HubCommandKind.Ship => HubCommand.Ship(moment, (HubShipment)(detail % 2)),
            HubCommandKind.OpenJoinWindow => HubCommand.OpenJoinWindow(moment, (int)CanonicalLaws.Spread(id)),
            HubCommandKind other => HubCommand.Of(other, moment),
        };

        CanonicalLaws.Check(
            command, HubCommandCanonicalForm.Size, HubCommandCanonicalForm.Write, HubCommandCanonicalForm.Read, place, change);
    }

    [Theory]
    [InlineData(0, 25, "device command: found 25 as kind, which ends at byte 1; expected a number of DeviceCommandKind")]
    [InlineData(13, 8, "device command: found 8 as type, which ends at byte 14; expected a number of DeviceType")]
    [InlineData(14, 3, "device command: found 3 as generation, which ends at byte 15; expected 0 to 2")]
    [InlineData(15, 6, "device command: found 6 as lifecycle, which ends at byte 16; expected a number of DeviceLifecycle")]
    public void A_device_command_that_nobody_wrote_is_refused_with_what_was_found(int place, byte value, string expected)
        => Assert.Equal(expected, CanonicalLaws.MessageFor(DeviceCommandCanonicalForm.Size, DeviceCommandCanonicalForm.Read, place, value));

    [Fact]
    public void Commands_take_their_kind_and_every_field_in_the_documented_order()
    {
        byte[] bytes = new byte[MeterPointCommandCanonicalForm.Size];
        DeviceStatus status = new(DeviceLifecycle.Commissioned, cplHold: true);
        MeterPointCommandCanonicalForm.Write(MeterPointCommand.Hear(new DeviceId(0x0102), status, DeviceCommandKind.Suspend), bytes);

        Assert.Equal(
            [(byte)MeterPointCommandKind.HearMeterStatus, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, status.Packed, (byte)DeviceCommandKind.Suspend],
            bytes);
    }
}
