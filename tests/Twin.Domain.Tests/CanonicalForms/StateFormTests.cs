using FsCheck.Xunit;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Tests.Devices;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.CanonicalForms;

public class StateFormTests
{
    [Property(MaxTest = 500)]
    public void A_device_is_read_as_it_was_written(ulong id, ushort numbers, byte status, byte type, bool second, ushort place, byte change)
    {
        ushort spread = CanonicalLaws.Spread(numbers);
        DeviceState device = new()
        {
            Id = new DeviceId(CanonicalLaws.Spread(id)),
            RunningFirmware = spread,
            RecordedFirmware = (ushort)~spread,
            DeliveredFirmware = (ushort)(spread + 1),
            SupplierCertificate = (ushort)(spread >> 3),
            NetworkOperatorCertificate = (ushort)(spread << 3),
            Status = Machines.Statuses[status % Machines.Statuses.Length],
            Type = Machines.Types[type % Machines.Types.Length],
            Smets = second ? SmetsVersion.Smets2 : SmetsVersion.Smets1,
        };

        CanonicalLaws.Check(device, DeviceCanonicalForm.Size, DeviceCanonicalForm.Write, DeviceCanonicalForm.Read, place, change);
    }

    [Property(MaxTest = 500)]
    public void A_meter_point_is_read_as_it_was_written(
        ulong id, ushort users, byte flag, byte kind, bool installed, bool active, byte[] meters, ushort place, byte change)
    {
        ushort spread = CanonicalLaws.Spread(users);
        MeterPointState meterPoint = new()
        {
            Id = kind % 3 == 2 ? Mpxn.MprnFrom(id % 100_000_000) : Mpxn.MpanFrom(CanonicalLaws.Spread(id) % 1_000_000_000_000),
            Supplier = spread,
            NetworkOperator = (ushort)~spread,
            Agent = (ushort)(spread >> 3),
            Flag = (DccServiceFlag)(flag % 6),
            Kind = (MeterPointKind)(kind % 3),
            EverInstalled = installed,
            EverActive = active,
        };
        foreach (byte meter in meters.Take(LinkedMeters.Capacity))
        {
            meterPoint.Meters.Add(new DeviceId(CanonicalLaws.Spread(meter + 1UL)), Machines.Statuses[meter % Machines.Statuses.Length]);
        }

        CanonicalLaws.Check(
            meterPoint, MeterPointCanonicalForm.Size, MeterPointCanonicalForm.Write, MeterPointCanonicalForm.Read, place, change);
    }

    [Property(MaxTest = 500)]
    public void A_hub_is_read_as_it_was_written(
        ulong chf, long lostAt, ulong window, ushort users, byte stage, byte radio, byte flags, ushort place, byte change)
    {
        ushort spread = CanonicalLaws.Spread(users);
        CommunicationsHubState hub = new()
        {
            Chf = new DeviceId(CanonicalLaws.Spread(chf)),
            SupplyLostAt = new SimTime(lostAt),
            JoinWindowUntil = new SimTime((long)CanonicalLaws.Spread(window)),
            OrderingParty = spread,
            Supplier = (ushort)~spread,
            Stage = (HubStage)(stage % 12),
            Region = (CspRegion)(radio % 7),
            Flags = (HubFlags)(flags % 8),
            HanVariant = (HanVariant)(radio % 2),
            WanCoverage = (WanCoverage)(radio % 3),
        };

        CanonicalLaws.Check(
            hub,
            CommunicationsHubCanonicalForm.Size,
            CommunicationsHubCanonicalForm.Write,
            CommunicationsHubCanonicalForm.Read,
            place,
            change);
    }

    [Fact]
    public void What_is_not_there_is_read_as_the_default_state()
    {
        Assert.Equal(default, DeviceCanonicalForm.Read(new byte[DeviceCanonicalForm.Size]));
        Assert.Equal(default, MeterPointCanonicalForm.Read(new byte[MeterPointCanonicalForm.Size]));
        Assert.Equal(default, CommunicationsHubCanonicalForm.Read(new byte[CommunicationsHubCanonicalForm.Size]));
    }

    [Theory]
    [InlineData(0, 1, "device: found 0 as generation, which ends at byte 21; expected 1 or 2")]
    [InlineData(18, 6, "device: found 6 as status, which ends at byte 19; expected a packed device status")]
    [InlineData(19, 8, "device: found 8 as type, which ends at byte 20; expected a number of DeviceType")]
    [InlineData(20, 3, "device: found 3 as generation, which ends at byte 21; expected 0 to 2")]
    public void A_device_that_nobody_wrote_is_refused_with_what_was_found(int place, byte value, string expected)
        => Assert.Equal(expected, CanonicalLaws.MessageFor(DeviceCanonicalForm.Size, DeviceCanonicalForm.Read, place, value));

    [Theory]
    [InlineData(0, 1, "meter point: found 1 as number, which ends at byte 8; expected a packed MPxN")]
    [InlineData(14, 6, "meter point: found 6 as flag, which ends at byte 15; expected a number of DccServiceFlag")]
    [InlineData(15, 3, "meter point: found 3 as kind, which ends at byte 16; expected a number of MeterPointKind")]
    [InlineData(16, 4, "meter point: found 4 as history, which ends at byte 17; expected 0 to 3")]
    [InlineData(17, 5, "meter point: found 5 as count of meters, which ends at byte 18; expected 0 to 4")]
    [InlineData(18, 7, "meter point: found 7 as meter, which ends at byte 26; expected 0 in a place without a meter")]
    [InlineData(26, 1, "meter point: found 1 as meter's status, which ends at byte 27; expected 0 in a place without a meter")]
    public void A_meter_point_that_nobody_wrote_is_refused_with_what_was_found(int place, byte value, string expected)
        => Assert.Equal(expected, CanonicalLaws.MessageFor(MeterPointCanonicalForm.Size, MeterPointCanonicalForm.Read, place, value));

    [Theory]
    [InlineData(28, 12, "communications hub: found 12 as stage, which ends at byte 29; expected a number of HubStage")]
    [InlineData(29, 7, "communications hub: found 7 as region, which ends at byte 30; expected a number of CspRegion")]
    [InlineData(30, 8, "communications hub: found 8 as flags, which ends at byte 31; expected 0 to 7")]
    [InlineData(31, 2, "communications hub: found 2 as HAN variant, which ends at byte 32; expected a number of HanVariant")]
    [InlineData(32, 3, "communications hub: found 3 as WAN coverage, which ends at byte 33; expected a number of WanCoverage")]
    public void A_hub_that_nobody_wrote_is_refused_with_what_was_found(int place, byte value, string expected)
        => Assert.Equal(
            expected, CanonicalLaws.MessageFor(CommunicationsHubCanonicalForm.Size, CommunicationsHubCanonicalForm.Read, place, value));
}
