using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Registration;

public class RegistrationHistoryTests
{
    private const ushort Old = 1;
    private const ushort New = 2;
    private const ushort Network = 3;
    private const ushort Agent = 4;

    // Old supplies from 100 to 200; nobody from 200 to 210; New from 210 to 300 and, in a second registration, from 300 on.
    private static readonly RegistrationHistory Import = Make(MeterPointKind.Import);

    [Theory]
    [InlineData(Old, 100, 200, true)]
    [InlineData(Old, 100, 100, true)]
    [InlineData(Old, 99, 200, false)]
    [InlineData(Old, 99, 99, false)]
    [InlineData(Old, 199, 199, true)]
    [InlineData(Old, 200, 200, false)]
    [InlineData(Old, 150, 201, false)]
    [InlineData(New, 200, 250, false)]
    [InlineData(New, 209, 209, false)]
    [InlineData(New, 210, 210, true)]
    [InlineData(New, 210, 300, true)]
    [InlineData(New, 210, 301, true)]
    [InlineData(New, 299, 1_000_000, true)]
    [InlineData(New, 210, long.MaxValue, true)]
    [InlineData(Old, 100, long.MaxValue, false)]
    [InlineData(0, 150, 150, false)]
    [InlineData(0, 205, 205, false)]
    public void A_supplier_is_eligible_when_registered_at_all_times_of_the_period(int user, long from, long to, bool eligible)
        => Assert.Equal(eligible, Import.IsEligible((ushort)user, UserRole.ImportSupplier, new SimTime(from), new SimTime(to)));

    [Theory]
    [InlineData(MeterPointKind.Import, "ImportSupplier ElectricityDistributor RegisteredSupplierAgent")]
    [InlineData(MeterPointKind.Export, "ExportSupplier ElectricityDistributor RegisteredSupplierAgent")]
    [InlineData(MeterPointKind.Gas, "GasSupplier GasTransporter RegisteredSupplierAgent")]
    public void A_role_counts_only_for_its_kind_of_meter_point(MeterPointKind kind, string roles)
    {
        RegistrationHistory history = Make(kind);
        SimTime at = new(150);

        IEnumerable<UserRole> found = Enum.GetValues<UserRole>()
            .Where(role => new[] { Old, Network, Agent }.Any(user => history.IsEligibleAt(user, role, at)));

        Assert.Equal(roles.Split(' ').Order(StringComparer.Ordinal), found.Select(r => r.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, Old)]
    [InlineData(199, Old)]
    [InlineData(200, 0)]
    [InlineData(210, New)]
    [InlineData(300, New)]
    public void The_user_at_a_moment_is_that_of_the_interval_it_lies_in(long at, int user)
        => Assert.Equal(user, Import.UserAt(RegistrationKind.Supplier, new SimTime(at)));

    [Fact]
    public void A_period_that_ends_before_it_starts_is_a_mistake_of_the_caller()
        => Assert.Throws<ArgumentException>(() => Import.IsEligible(Old, UserRole.ImportSupplier, new SimTime(2), new SimTime(1)));

    [Theory]
    [InlineData(1, 10, 10, 1, 20, 30)]
    [InlineData(1, 10, 20, 1, 19, 30)]
    [InlineData(1, 20, 30, 1, 10, 20)]
    [InlineData(1, 10, 20, 0, 20, 30)]
    public void Empty_overlapping_unordered_and_nameless_intervals_are_refused(
        int user, long from, long to, int next, long nextFrom, long nextTo)
        => Assert.Throws<ArgumentException>(() => new RegistrationHistory(
            MeterPointKind.Gas,
            [new((ushort)user, new SimTime(from), new SimTime(to)), new((ushort)next, new SimTime(nextFrom), new SimTime(nextTo))],
            [],
            []));

    private static RegistrationHistory Make(MeterPointKind kind) => new(
        kind,
        [
            new(Old, new SimTime(100), new SimTime(200)),
            new(New, new SimTime(210), new SimTime(300)),
            new(New, new SimTime(300), SimTime.Never),
        ],
        [new(Network, new SimTime(0), SimTime.Never)],
        [new(Agent, new SimTime(0), SimTime.Never)]);
}
