using Twin.Client;
using Twin.Contracts.Events;
using Twin.Contracts.Views;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Live.Tests.Hosts;
using Twin.Load.Results;
using Twin.Load.Running;
using Twin.Load.Scenarios;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>What <c>twin load</c> installs is in service in the twin.</summary>
public sealed class InstallLoadTests
{
    private const string Scenario =
        """
        name: homes
        title: A few homes
        premises: { count: 1 }
        mix:
          - { step: home, install: [ESME, GSME, PPMID], region: South }
        simulations:
          - keep-constant: { copies: 4, during: 300ms }
        """;

    [Fact]
    public async Task Installed_homes_are_commissioned_with_their_flags_and_a_second_run_installs_others()
    {
        MemoryHost host = new();
        await host.InitializeAsync();
        try
        {
            long before = await DevicesAsync(host);
            LoadResult first = await RunAsync(host);
            LoadResult second = await RunAsync(host);
            Assert.Equal([], first.Overall.FailureKinds.Keys);
            Assert.Equal([], second.Overall.FailureKinds.Keys);
            Assert.NotEqual(0, first.Overall.Answered);
            long homes = first.Overall.Answered + second.Overall.Answered;
            Assert.Equal(5 * homes, await DevicesAsync(host) - before);

            List<TwinEvent> commissioned = await EventsAsync(host);
            DeviceView[] devices =
            [
                .. await Task.WhenAll(commissioned.Where(static one => one.After == "Commissioned").Select(static one => one.Entity)
                    .Distinct().Select(async one => (await host.Twin.GetDeviceAsync(new DeviceId(one.Number)))!)),
            ];
            Assert.Equal(
                [(DeviceType.Esme, homes), (DeviceType.Gsme, homes), (DeviceType.Ppmid, homes)],
                devices.Where(static one => one.Type is DeviceType.Esme or DeviceType.Gsme or DeviceType.Ppmid)
                    .GroupBy(static one => one.Type).OrderBy(static one => one.Key)
                    .Select(static one => (one.Key, one.LongCount(static device => device.Status == SmiStatus.Commissioned))));
            DeviceView meter = devices.First(static one => one.Type == DeviceType.Gsme);
            Assert.Equal(DccServiceFlag.A, (await host.Twin.GetMeterPointAsync(Assert.Single(meter.MeterPoints)))!.Flag);
            HubView hub = (await host.Twin.GetHubAsync(meter.Hub))!;
            Assert.Equal((HubStage.Installed, CspRegion.South), (hub.Stage, hub.Region));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<long> DevicesAsync(MemoryHost host)
        => (await host.Twin.CountAsync()).Devices.Sum(static type => type.Value.Values.Sum());

    private static Task<LoadResult> RunAsync(MemoryHost host)
    {
        InputErrors errors = new();
        LoadScenario scenario = LoadScenarioReader.Read("homes.yaml", Scenario, errors)!;
        errors.ThrowIfAny();
        LoadRunOptions options = new() { Clock = new TwinClientOptions().Clock, Seed = 1, Target = "memory" };
        return LoadRunner.RunAsync(host.Twin, scenario, options, CancellationToken.None);
    }

    private static async Task<List<TwinEvent>> EventsAsync(MemoryHost host)
    {
        List<TwinEvent> all = [];
        for (EventPage page = new([], 0, More: true); page.More;)
        {
            page = await host.Twin.ReadEventsAsync(new EventQuery { Kind = TwinEventKind.DeviceChanged }, page.Next, 1_000);
            all.AddRange(page.Events);
        }

        return all;
    }
}
