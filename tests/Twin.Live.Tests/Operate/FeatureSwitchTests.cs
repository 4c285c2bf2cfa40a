using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>
/// Under MP077 a flag that leaves A is exported, but not while the feature switch of its fuel is off: then it waits, also over a restart.
/// </summary>
public sealed class FeatureSwitchTests
{
    private const long DaySeconds = 86_400;

    [Fact]
    public async Task Flag_held_back_by_the_switch_of_its_fuel_is_told_once_it_is_on()
    {
        SqliteHost host = new() { Options = new MemoryHost().Options with { Modifications = ["MP077"] } };
        await host.InitializeAsync();
        try
        {
            await FilesAsync(host);
            long before = await RecordsAsync(host);
            await TurnAsync(host, on: false);
            await DecommissionAsync(host);
            Assert.Equal(0, await PendingAsync(host));
            await FilesAsync(host);
            Assert.Equal(before, await RecordsAsync(host));

            await host.RestartAsync();
            Assert.All(await host.Twin.GetProvidersAsync(), static one => Assert.Equal(one.File == "DXI", one.SwitchedOn));
            Assert.Equal(0, await PendingAsync(host));
            await TurnAsync(host, on: true);
            Assert.Equal(1, await PendingAsync(host));
            await FilesAsync(host);
            Assert.Equal((before + 1, 0L), (await RecordsAsync(host), await PendingAsync(host)));

            await DecommissionAsync(host);
            Assert.Equal(1, await PendingAsync(host));
            await host.RestartAsync();
            Assert.Equal((before + 1, 1L), (await RecordsAsync(host), await PendingAsync(host)));
            await FilesAsync(host);
            Assert.Equal(before + 2, await RecordsAsync(host));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    // A meter with one meter point, so that one flag changes.
    private static async Task DecommissionAsync(LiveHost host)
    {
        DevicePage page = await host.Twin.FindDevicesAsync(
            new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 100 });
        DeviceView meter = page.Devices.First(static one => one.MeterPoints.Count == 1 && one.Smets == SmetsVersion.Smets2);
        RequestId id = new(meter.SupplierCertificate, meter.Id, host.NextCounter(meter.SupplierCertificate.Value));
        ServiceAnswer answer = await host.Twin.SendAsync(new ServiceRequest { Id = id, Srv = ServiceRequestVariant.Parse("8.3") });
        Assert.True(answer.Accepted, $"{answer.Code} {answer.Clause}");
    }

    private static async Task TurnAsync(LiveHost host, bool on)
    {
        OperationAnswer answer = await host.Twin.ReportAsync(new FeatureSwitchTurned(Fuel.Electricity, on) { Id = host.NextId() });
        Assert.True(answer.Accepted, answer.Reason);
    }

    private static Task<TimeView> FilesAsync(LiveHost host) => host.Twin.SetTimeAsync(new TimeControl { StepSeconds = DaySeconds });

    private static async Task<long> PendingAsync(LiveHost host) => (await host.Twin.GetProvidersAsync()).Sum(static one => one.Pending);

    private static async Task<long> RecordsAsync(LiveHost host) => (await host.Twin.GetProvidersAsync()).Sum(static one => one.Records);
}
