using Microsoft.Extensions.Time.Testing;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Load.Results;
using Twin.Load.Running;
using Twin.Load.Scenarios;
using Xunit;

namespace Twin.Load.Tests;

public class InstallStepTests
{
    private readonly FakeTimeProvider clock = VirtualRun.Clock();

    [Fact]
    public void Home_is_installed_message_by_message_by_its_supplier()
    {
        FakeTwin twin = new(clock);
        LoadResult result = VirtualRun.Run(twin, Scenario("[ESME]", "copies: 1, during: 1ms"), clock);
        Assert.Equal((1L, 0L), (result.Overall.Answered, result.Overall.Failures));
        ServiceRequest[] sent = [.. twin.Sent.Select(static one => one.Request)];
        Assert.Equal(["8.14.1", "12.2", "8.11", "8.1.1"], sent.Select(static one => one.Srv.Srv));
        Assert.All(sent, static one => Assert.Equal((FakeTwin.Supplier, UserRole.ImportSupplier), (one.Id.Originator, one.Role)));
        RegistrationChanged registered = Assert.IsType<RegistrationChanged>(twin.Reported.First());
        HubOrdered ordered = Assert.IsType<HubOrdered>(twin.Reported.ElementAt(1));
        Assert.Equal((CspRegion.Central, FakeTwin.Supplier), (ordered.Region, ordered.OrderingParty));
        Assert.Equal(
            [HubMovement.Delivered, HubMovement.Accepted], twin.Reported.OfType<HubMoved>().Select(static one => one.Step));
        DeviceId meter = Assert.IsType<DeviceJoined>(twin.Reported.Last()).Device;
        Assert.Equal([ordered.Chf, meter, ordered.Chf, meter], sent.Select(static one => one.Id.Target));
        Assert.Equal(registered.MeterPoint.ToString(), Text(sent[2], "importMpxn"));
        Assert.Equal(meter.ToString(), Text(sent[2], "deviceId"));
        Assert.Equal(FakeTwin.Aurora.Model, Text(sent[1], "model"));
    }

    [Fact]
    public void Latency_of_an_installation_is_that_of_all_its_messages()
    {
        FakeTwin twin = new(clock) { Delay = static _ => TimeSpan.FromMilliseconds(100) };
        LoadResult result = VirtualRun.Run(twin, Scenario("[ESME]", "copies: 1, during: 1ms"), clock);
        Assert.InRange(result.Overall.Latency.MaxUs, 400_000, 410_000);
    }

    [Fact]
    public void Refused_message_ends_the_installation_and_names_the_failure()
    {
        FakeTwin twin = new(clock) { Code = static request => request.Srv.Srv == "12.2" ? ResponseCode.E2 : ResponseCode.I99 };
        LoadResult result = VirtualRun.Run(twin, Scenario("[ESME]", "copies: 1, during: 1ms"), clock);
        Assert.Equal(["12.2 answered E2"], result.Overall.FailureKinds.Keys);
        Assert.Equal(["E2"], result.Overall.Codes.Keys);
        Assert.Equal(["8.14.1", "12.2"], twin.Sent.Select(static one => one.Request.Srv.Srv));
    }

    [Fact]
    public void Homes_are_all_new_and_none_is_of_the_population()
    {
        FakeTwin twin = new(clock);
        _ = VirtualRun.Run(twin, Scenario("[ESME]", "copies: 5, during: 200ms"), clock);
        _ = VirtualRun.Run(twin, Scenario("[ESME]", "copies: 5, during: 200ms"), clock);
        Assert.InRange(twin.Reported.OfType<HubOrdered>().Count(), 50, 200);
        DeviceId[] devices =
        [
            .. twin.Reported.OfType<HubOrdered>().SelectMany(static one => new[] { one.Chf, one.Gpf }),
            .. twin.Reported.OfType<DeviceJoined>().Select(static one => one.Device),
        ];
        Mpxn[] meterPoints = [.. twin.Reported.OfType<RegistrationChanged>().Select(static one => one.MeterPoint)];
        Assert.Equal((devices.Length, meterPoints.Length), (devices.Distinct().Count(), meterPoints.Distinct().Count()));
        Assert.DoesNotContain(devices, static one => PopulationIds.TryLocate(one, out _, out _));
        Assert.DoesNotContain(meterPoints, static one => PopulationIds.TryLocate(one, out _));
    }

    [Fact]
    public void Meter_points_of_homes_lie_behind_those_of_the_largest_population()
    {
        const int Premises = PopulationIds.MostPremises - 3;
        HomeNumbers numbers = new(new RequestNumbers(clock.GetUtcNow()), Premises);
        NewHome[] homes = [.. Enumerable.Range(0, 20).Select(_ => numbers.Next())];
        Assert.All(homes, static home =>
        {
            Assert.True(home.Import.HasValidCheckDigits() && home.Gas.HasValidCheckDigits());
            Assert.InRange(home.Gas.Value / 100, (ulong)Premises, (ulong)PopulationIds.MostPremises);
        });
        Assert.Equal(4, homes.Select(static one => one.Gas).Distinct().Count());
    }

    [Theory]
    [InlineData("[ESME, PPMID]", "'step home': found 'no PPMID on the CPL'")]
    [InlineData("[ESME, GSME]", "'step home': found 'no user who supplies all of it'")]
    public void What_nobody_sells_or_supplies_is_reported_before_the_run(string install, string part)
    {
        InvalidInputException invalid = Assert.Throws<InvalidInputException>(
            () => VirtualRun.Run(new FakeTwin(clock), Scenario(install, "copies: 1, during: 1ms"), clock));
        Assert.Contains(part, invalid.Message, StringComparison.Ordinal);
    }

    private static string Text(ServiceRequest request, string name)
        => request.Values.TryGet(name, out RequestValue value) ? value.Text! : string.Empty;

    private static LoadScenario Scenario(string install, string copies) => VirtualRun.Scenario(
        $$"""
        name: homes
        title: A test
        premises: { count: 1 }
        mix:
          - { step: home, install: {{install}}, region: Central }
        simulations: [{ keep-constant: { {{copies}} } }]
        """);
}
