using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Twin.Live.Tests.Hosts;
using Twin.Silo;
using Xunit;

namespace Twin.Live.Tests;

/// <summary>What a twin has acknowledged is there after a restart, on a SQLite file.</summary>
public sealed class SqliteRestartTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task What_was_answered_before_a_restart_is_answered_the_same_after_it_and_what_waits_goes_on_waiting()
    {
        (ServiceRequest request, DeviceId device) = await Restarts.ReadSomeMeterAsync(host);
        ServiceAnswer before = await host.Twin.SendAsync(request);
        DeviceId hub = (await host.Twin.GetDeviceAsync(device))!.Hub;
        SupplyLost lost = new(hub) { Id = host.NextId() };
        OperationAnswer told = await host.Twin.ReportAsync(lost);
        DigestView digest = await host.Twin.GetDigestAsync();
        TimeView time = await host.Twin.GetTimeAsync();
        await host.RestartAsync();
        Assert.Equal(digest, await host.Twin.GetDigestAsync());
        Assert.Equal(time, await host.Twin.GetTimeAsync());
        Assert.Equal(before, await host.Twin.SendAsync(request));
        Assert.Equal(told, await host.Twin.ReportAsync(lost));
        Assert.Equal(told.At.Plus(3 * SimTime.MinuteMs), time.NextDue);
    }

    [Fact]
    public async Task Store_of_another_estate_is_refused_saying_what_to_do()
    {
        string folder = Directory.CreateTempSubdirectory("twin-fact-").FullName;
        TwinSiloOptions options = new() { Profile = "gb", Premises = 10, File = Path.Combine(folder, "twin.db") };
        await (await TwinSilo.OpenStoreAsync(TwinPlan.Read(options))).DisposeAsync();
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => TwinSilo.OpenStoreAsync(TwinPlan.Read(options with { Seed = 2 })));
        Assert.Contains("seed 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("name another store", error.Message, StringComparison.Ordinal);
    }
}
