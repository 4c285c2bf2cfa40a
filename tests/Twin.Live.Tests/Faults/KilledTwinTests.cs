using Twin.Client;
using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Testing;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Live.Tests.Faults;

/// <summary>Real processes under load are killed, and a database is taken away: what was acknowledged is there, once.</summary>
public sealed class KilledTwinTests : IDisposable
{
    private const int Kills = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("twin-faults-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_at_any_instant_a_twin_has_every_acknowledged_command_exactly_once()
    {
        string[] storage = ["--storage", "sqlite", "--data", Path.Combine(folder, "twin.db")];
        Load load = new(seed: 1);
        Random instants = new(1);
        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            await using TwinProcess process = await TwinProcess.StartAsync(storage);
            await using TwinClient client = process.Connect();
            interrupted += await load.SendAsync(client, instants.Next(20, 400), process.Kill);
            await process.GoneAsync();
        }

        Assert.NotEqual(0, interrupted);
        await using TwinProcess last = await TwinProcess.StartAsync(storage);
        await using TwinClient survivor = last.Connect();
        await load.SettleAsync(survivor);
        await AssertOnceAsync(survivor, load);
        Assert.Equal(0, await last.StopAsync());
    }

    [PostgresFact]
    public async Task One_of_two_silos_is_killed_and_commands_go_on()
    {
        using PostgresServer server = new();
        string[] storage = ["--storage", "postgres", "--connection", server.CreateDatabase(), "--cluster"];
        Load load = new(seed: 2);
        await using TwinProcess first = await TwinProcess.StartAsync(storage);
        await using TwinProcess second = await TwinProcess.StartAsync(storage);
        await using TwinClient one = first.Connect(retries: 10);
        await using TwinClient other = second.Connect();
        await first.ExplainAsync(async () =>
        {
            _ = await load.SendAsync([one, other], 300, second.Kill);
            await second.GoneAsync();
            int before = load.Acknowledged.Count();
            _ = await load.SendAsync([other, one], 300);
            Assert.True(load.Acknowledged.Count() >= before + 300);
            await load.SettleAsync(one);
            await AssertOnceAsync(one, load);
        });
    }

    [PostgresFact]
    public async Task Database_goes_and_comes_back_and_nothing_acknowledged_is_lost()
    {
        using PostgresServer server = new();
        string[] storage = ["--storage", "postgres", "--connection", server.CreateDatabase()];
        Load load = new(seed: 3);
        await using TwinProcess process = await TwinProcess.StartAsync(storage);
        await using TwinClient client = process.Connect();
        _ = await load.SendAsync(client, 200, () => server.Stop(crashes: true));
        TwinUnavailableException refusal = await Assert.ThrowsAsync<TwinUnavailableException>(() => load.SettleAsync(client));
        Assert.NotEmpty(refusal.Remedy);
        server.Start();
        await load.SettleAsync(client);
        _ = await load.SendAsync(client, 200);
        await load.SettleAsync(client);
        await AssertOnceAsync(client, load);
    }

    [SmallDiskFact]
    public async Task Full_disk_refuses_and_goes_on_when_there_is_room()
    {
        using SmallDisk disk = new(mebibytes: 6);
        Load load = new(seed: 5);
        string file = Path.Combine(disk.Folder, "twin.db");
        await using TwinProcess process = await TwinProcess.StartAsync("--storage", "sqlite", "--data", file);
        await using TwinClient client = process.Connect();
        Assert.NotEqual(0, await load.SendAsync(client, int.MaxValue));
        TwinUnavailableException refusal = await Assert.ThrowsAsync<TwinUnavailableException>(() => load.SettleAsync(client));
        Assert.Contains("room", refusal.Message + refusal.Remedy, StringComparison.Ordinal);
        disk.Resize(mebibytes: 64);
        await load.SettleAsync(client);
        _ = await load.SendAsync(client, 200);
        await load.SettleAsync(client);
        await AssertOnceAsync(client, load);
        Assert.Equal(0, await process.StopAsync());
    }

    [Fact]
    public async Task Torn_file_is_refused_with_its_name_and_what_to_do()
    {
        string file = Path.Combine(folder, "torn.db");
        string[] storage = ["--storage", "sqlite", "--data", file];
        Load load = new(seed: 4);
        await using (TwinProcess process = await TwinProcess.StartAsync(storage))
        {
            await using TwinClient client = process.Connect();
            _ = await load.SendAsync(client, 200);
            Assert.Equal(0, await process.StopAsync());
        }

        await using (FileStream bytes = File.OpenWrite(file))
        {
            bytes.Position = 4_096;
            await bytes.WriteAsync(Enumerable.Repeat((byte)0xA5, 16_384).ToArray());
        }

        (int code, string said) = await TwinProcess.RefusedAsync(storage);
        Assert.Equal(1, code);
        Assert.Contains(file, said, StringComparison.Ordinal);
    }

    // The same ids again give the same answers; the digest is that of every command done once; no meter point disagrees with its meters.
    private static async Task AssertOnceAsync(TwinClient twin, Load load)
    {
        foreach (Command command in load.Acknowledged)
        {
            object again = await command.SendAsync(twin);
            Assert.True(command.Answer!.Equals(again), $"answered {command.Answer} first, then {again}");
        }

        RecordHost replay = Replay.Of(load.Population, load.Acknowledged);
        DigestView digest = await twin.GetDigestAsync();
        Assert.Equal(replay.Digest(), (digest.Sha256, digest.Entities));
        for (int premises = 0; premises < load.Population.Profile.Premises; premises++)
        {
            DeviceView meter = (await twin.GetDeviceAsync(PopulationIds.Device(premises, PremisesSlot.Esme)))!;
            foreach (Mpxn id in meter.MeterPoints)
            {
                MeterPointView point = (await twin.GetMeterPointAsync(id))!;
                LinkedMeterView? linked = point.Meters.SingleOrDefault(one => one.Meter == meter.Id);
                Assert.True(
                    linked is null || linked.Status == meter.Status,
                    $"{id} heard {linked?.Status} of {meter.Id}, which is {meter.Status}");
            }
        }
    }
}
