using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Domain.Tests.Records;

/// <summary>E3 (Twin code sheet, section 4, check 3): after what is wrong with user and role, before anything about the device.</summary>
public class SuspendedUserTests
{
    private const ushort Supplier = 1;
    private const ushort Distributor = 3;

    [Theory]
    [InlineData("4.1.1", CommandVariant.SendNonCritical, PremisesSlot.Esme)]
    [InlineData("1.6", CommandVariant.SendCritical, PremisesSlot.Esme)]
    [InlineData("1.6", CommandVariant.Transform, PremisesSlot.Esme)]
    [InlineData("8.14.1", CommandVariant.NonDevice, PremisesSlot.Chf)]
    [InlineData("8.2", CommandVariant.NonDevice, PremisesSlot.Esme)]
    [InlineData("8.4", CommandVariant.NonDevice, PremisesSlot.Esme)]
    [InlineData("11.1", CommandVariant.NonDevice, PremisesSlot.Esme)]
    [InlineData("12.2", CommandVariant.NonDevice, PremisesSlot.Esme)]
    public void Every_kind_of_request_of_a_suspended_user_is_refused_with_E3(string srv, CommandVariant variant, PremisesSlot slot)
    {
        RecordHost host = Homes.Host();
        Suspend(host, Supplier);
        RecordReply refused = host.Send(
            host.Request(Supplier, UserRole.ImportSupplier, srv, variant, PopulationIds.Device(0, slot), 1));
        Assert.Equal((ResponseCode.E3, AccessCheck.UserActive), (refused.Code, refused.Check));
        Suspend(host);
        RecordReply after = host.Send(
            host.Request(Supplier, UserRole.ImportSupplier, srv, variant, PopulationIds.Device(0, slot), 2));
        Assert.NotEqual(ResponseCode.E3, after.Code);
    }

    [Theory]
    [InlineData(UserRole.GasTransporter, "4.1.1", ResponseCode.E1)]
    [InlineData(UserRole.ImportSupplier, "8.5", ResponseCode.E2)]
    [InlineData(UserRole.ImportSupplier, "4.1.1", ResponseCode.E3)]
    public void What_is_wrong_with_user_and_role_comes_before_E3_and_an_unknown_device_after(UserRole role, string srv, ResponseCode code)
    {
        RecordHost host = Homes.Host();
        Suspend(host, Supplier);
        DeviceId nowhere = DeviceId.Parse("00-DB-12-34-56-78-90-FF");
        Assert.Equal(code, host.Send(host.Request(Supplier, role, srv, CommandVariant.SendNonCritical, nowhere, 1)).Code);
    }

    [Fact]
    public void Other_users_are_not_concerned()
    {
        RecordHost host = Homes.Host();
        Suspend(host, Supplier);
        DeviceId meter = PopulationIds.Device(0, PremisesSlot.Esme);
        RecordReply reply = host.Send(
            host.Request(Distributor, UserRole.ElectricityDistributor, "4.10", CommandVariant.SendNonCritical, meter, 1));
        Assert.NotEqual(ResponseCode.E3, reply.Code);
    }

    [Fact]
    public void Schedule_of_a_suspended_user_meets_E3_when_it_falls_due()
    {
        RecordHost host = Homes.Host();
        DeviceId meter = Enumerable.Range(0, 40).Select(static premises => PopulationIds.Device(premises, PremisesSlot.Esme))
            .First(id => host.Device(id).State is { ShownStatus: SmiStatus.Commissioned, SupplierCertificate: Supplier });
        RecordReply made = host.Send(host.Request(
            Supplier, UserRole.ImportSupplier, "5.1", CommandVariant.NonDevice, meter, 1,
            ("srv", Homes.Text("4.6.1")), ("frequency", Homes.Text("Daily"))));
        Assert.True(made.Code <= ResponseCode.I99, $"{made.Code} {made.Clause}");
        Suspend(host, Supplier);
        int before = host.Happenings.Count;
        host.AdvanceTo(host.Now.Plus(SimTime.DayMs));
        Assert.Contains(host.Happenings.Skip(before), static one => one.Cause == (int)ResponseCode.E3 && one.User == Supplier);
        Suspend(host);
        before = host.Happenings.Count;
        host.AdvanceTo(host.Now.Plus(SimTime.DayMs));
        Assert.DoesNotContain(host.Happenings.Skip(before), static one => one.Cause == (int)ResponseCode.E3 && one.User == Supplier);
        Assert.NotEqual(before, host.Happenings.Count);
    }

    private static void Suspend(RecordHost host, params IEnumerable<ushort> users)
        => host.Context = host.Context with { Users = host.Context.Users.WithSuspended(users) };
}
