using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Tests.Estate;
using Xunit;

namespace Twin.Engine.Tests.Runs;

public sealed class EstateDigestTests
{
    private delegate void Change<T>(ref T state);

    private static readonly (string Field, Change<DeviceState> Change)[] DeviceChanges =
    [
        ("Id", static (ref DeviceState d) => d.Id = new DeviceId(d.Id.Value + 8)),
        ("RunningFirmware", static (ref DeviceState d) => d.RunningFirmware++),
        ("RecordedFirmware", static (ref DeviceState d) => d.RecordedFirmware++),
        ("DeliveredFirmware", static (ref DeviceState d) => d.DeliveredFirmware++),
        ("SupplierCertificate", static (ref DeviceState d) => d.SupplierCertificate++),
        ("NetworkOperatorCertificate", static (ref DeviceState d) => d.NetworkOperatorCertificate++),
        ("lifecycle", static (ref DeviceState d) => d.Status = d.Status.With(DeviceLifecycle.Decommissioned)),
        ("hold", static (ref DeviceState d) => d.Status = d.Status.WithHold(true)),
        ("recovery", static (ref DeviceState d) => d.Status = d.Status.With(RecoveryStage.Recovered)),
        ("Type", static (ref DeviceState d) => d.Type = d.Type == DeviceType.Cad ? DeviceType.Ihd : DeviceType.Cad),
        ("Smets", static (ref DeviceState d) => d.Smets = d.Smets == SmetsVersion.Smets1 ? SmetsVersion.Smets2 : SmetsVersion.Smets1),
    ];

    private static readonly (string Field, Change<MeterPointState> Change)[] MeterPointChanges =
    [
        ("Id", static (ref MeterPointState m) => m.Id = Mpxn.FromPacked(m.Id.Packed + 1)),
        ("Supplier", static (ref MeterPointState m) => m.Supplier++),
        ("NetworkOperator", static (ref MeterPointState m) => m.NetworkOperator++),
        ("Agent", static (ref MeterPointState m) => m.Agent++),
        ("Flag", static (ref MeterPointState m) => m.Flag = m.Flag == DccServiceFlag.S ? DccServiceFlag.W : DccServiceFlag.S),
        ("EverInstalled", static (ref MeterPointState m) => m.EverInstalled ^= true),
        ("EverActive", static (ref MeterPointState m) => m.EverActive ^= true),
        ("no meter", static (ref MeterPointState m) => m.Meters = default),
        ("other meter", static (ref MeterPointState m) => m.Meters = LinkedMeters.Of(new DeviceId(99), m.Meters.StatusAt(0))),
        ("meter's status", static (ref MeterPointState m) => m.Meters = LinkedMeters.Of(
            m.Meters.IdAt(0), m.Meters.StatusAt(0).WithHold(true))),
    ];

    private static readonly (string Field, Change<CommunicationsHubState> Change)[] HubChanges =
    [
        ("Chf", static (ref CommunicationsHubState h) => h.Chf = new DeviceId(h.Chf.Value + 8)),
        ("SupplyLostAt", static (ref CommunicationsHubState h) => h.SupplyLostAt = new SimTime(1)),
        ("JoinWindowUntil", static (ref CommunicationsHubState h) => h.JoinWindowUntil = new SimTime(1)),
        ("OrderingParty", static (ref CommunicationsHubState h) => h.OrderingParty++),
        ("Supplier", static (ref CommunicationsHubState h) => h.Supplier++),
        ("Stage", static (ref CommunicationsHubState h) => h.Stage = HubStage.Replaced),
        ("Region", static (ref CommunicationsHubState h) => h.Region = CspRegion.FourGSouth),
        ("Flags", static (ref CommunicationsHubState h) => h.Flags = HubFlags.SupplyLost),
        ("HanVariant", static (ref CommunicationsHubState h) => h.HanVariant ^= HanVariant.DualBand),
        ("WanCoverage", static (ref CommunicationsHubState h) => h.WanCoverage = WanCoverage.Unknown),
        ("gone", static (ref CommunicationsHubState h) => h = default),
    ];

    public static TheoryData<string> HubFields => [.. HubChanges.Select(static c => c.Field)];

    public static TheoryData<string> DeviceFields => [.. DeviceChanges.Select(static c => c.Field)];

    public static TheoryData<string> MeterPointFields => [.. MeterPointChanges.Select(static c => c.Field)];

    [Theory]
    [MemberData(nameof(DeviceFields))]
    public void Digest_shows_one_changed_field_of_one_device(string field)
    {
        SimulatedEstate estate = TestProfiles.Build(30, partitions: 2);
        string before = EstateDigest.Of(estate, 1);
        DeviceState[] devices = estate.Partitions[1].Devices;

        DeviceChanges.Single(c => c.Field == field).Change(ref devices[devices.Length / 2]);

        Assert.NotEqual(before, EstateDigest.Of(estate, 1));
    }

    [Theory]
    [MemberData(nameof(MeterPointFields))]
    public void Digest_shows_one_changed_field_of_one_meter_point_of_either_fuel(string field)
    {
        SimulatedEstate estate = TestProfiles.Build(30, partitions: 2);
        MeterPointState[] meterPoints = estate.Partitions[1].MeterPoints;
        foreach (bool gas in new[] { true, false })
        {
            string before = EstateDigest.Of(estate, 1);
            int at = Array.FindLastIndex(meterPoints, m => m.Kind == MeterPointKind.Gas == gas);

            MeterPointChanges.Single(c => c.Field == field).Change(ref meterPoints[at]);

            Assert.NotEqual(before, EstateDigest.Of(estate, 1));
        }
    }

    [Theory]
    [MemberData(nameof(HubFields))]
    public void Digest_shows_one_changed_field_of_one_hub(string field)
    {
        SimulatedEstate estate = TestProfiles.Build(30, partitions: 2);
        string before = EstateDigest.Of(estate, 1);

        HubChanges.Single(c => c.Field == field).Change(ref estate.Partitions[1].Hubs[7]);

        Assert.NotEqual(before, EstateDigest.Of(estate, 1));
    }

    [Fact]
    public void Digest_does_not_depend_on_the_order_entities_lie_in()
    {
        SimulatedEstate estate = TestProfiles.Build(30);
        string inOrder = EstateDigest.Of(estate, 2);

        Array.Reverse(estate.Partitions[0].Devices);
        Array.Reverse(estate.Partitions[0].MeterPoints);
        Array.Reverse(estate.Partitions[0].Hubs);

        Assert.Equal(inOrder, EstateDigest.Of(estate, 2));
    }
}
