using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Estate;
using Twin.Grains.Storage;
using Twin.Live.Tests.Hosts;
using Twin.Silo;
using Twin.Studies.Inventories;
using Xunit;

namespace Twin.Live.Tests.Import;

/// <summary>A twin whose estate is an inventory: put into the store once, whole or not at all.</summary>
public sealed class ImportTests : IDisposable
{
    private const int Premises = 60;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twin-import-");

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Imported_estate_is_there_answers_and_is_not_imported_again()
    {
        SimulatedEstate estate = Write("estate.csv");
        ImportHost host = new(Options("estate.csv"));
        try
        {
            await host.InitializeAsync();
            Assert.Contains(host.Notes, note => note.StartsWith($"imported {estate.Devices} devices", StringComparison.Ordinal));
            EstateCounts counts = await host.Twin.CountAsync();
            Assert.Equal(estate.Devices, counts.Devices.Values.Sum(static one => one.Values.Sum()));
            Assert.Equal(estate.MeterPoints, counts.MeterPoints.Values.Sum(static one => one.Values.Sum()));
            Assert.Equal(Premises, counts.Premises);
            (ServiceRequest request, DeviceId device) = await Restarts.ReadSomeMeterAsync(host);
            ServiceAnswer answer = await host.Twin.SendAsync(request);
            Assert.Equal(ResponseCode.I99, answer.Code);
            DigestView digest = await host.Twin.GetDigestAsync();
            host.Notes.Clear();
            await host.RestartAsync();
            Assert.Empty(host.Notes);
            Assert.Equal(digest, await host.Twin.GetDigestAsync());
            Assert.Equal(answer, await host.Twin.SendAsync(request));
            Assert.Equal(device, (await host.Twin.GetDeviceAsync(device))!.Id);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Places_of_an_inventory_are_found_by_their_postcode_also_after_a_restart()
    {
        Write("generated.csv");
        string text = File.ReadAllText(PathOf("generated.csv"));
        File.WriteAllText(PathOf("estate.csv"), text.Replace("QA00 0AA", "EC1A 1BB", StringComparison.Ordinal));
        ImportHost host = new(Options("estate.csv"));
        try
        {
            await host.InitializeAsync();
            for (int start = 0; start < 2; start++)
            {
                ServiceAnswer third = await WanMatrixAsync(host, ("postCode", "ec1a1bb"), ("addressIdentifier", "3"));
                Assert.Equal(ResponseCode.I0, third.Code);
                Assert.Equal(
                    await ValuesAsync(host, ("chfDeviceId", PopulationIds.Device(2, PremisesSlot.Chf).ToString())),
                    await ValuesAsync(host, ("postCode", "EC1A 1BB"), ("addressIdentifier", "3")));
                Assert.Equal(ResponseCode.E120101, (await WanMatrixAsync(host, ("postCode", "QA00 0AA"))).Code);
                await host.RestartAsync();
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<RequestValues> ValuesAsync(ImportHost host, params (string Name, string Value)[] values)
        => (await WanMatrixAsync(host, values)).Values;

    private static async Task<ServiceAnswer> WanMatrixAsync(ImportHost host, params (string Name, string Value)[] values)
    {
        (ServiceRequest read, _) = await Restarts.ReadSomeMeterAsync(host);
        return await host.Twin.SendAsync(new ServiceRequest
        {
            Id = read.Id,
            Srv = ServiceRequestVariant.Parse("12.1"),
            Values = RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, RequestValue.Of(one.Value)))),
        });
    }

    [Fact]
    public async Task Import_that_was_cut_short_begins_anew_and_ends_as_one_that_was_not()
    {
        Write("estate.csv");
        string whole = await DigestAsync(Options("estate.csv", "whole.db"), stopAfter: null);

        // The store of an import that ended after some rows: everything but the fact that says it is complete.
        TwinSiloOptions cut = Options("estate.csv", "cut.db");
        await DigestAsync(cut, stopAfter: 25);
        Assert.Equal(whole, await DigestAsync(cut, stopAfter: null));
    }

    [Fact]
    public async Task Another_file_is_refused_saying_what_to_do_and_the_same_file_may_move()
    {
        Write("estate.csv");
        await (await TwinSilo.OpenStoreAsync(TwinPlan.Read(Options("estate.csv")))).DisposeAsync();
        File.Move(PathOf("estate.csv"), PathOf("moved.csv"));
        await (await TwinSilo.OpenStoreAsync(TwinPlan.Read(Options("moved.csv")))).DisposeAsync();
        string[] lines = File.ReadAllLines(PathOf("moved.csv"));
        File.WriteAllLines(PathOf("shorter.csv"), lines.Where(line => !line.Contains(",IHD,", StringComparison.Ordinal)));
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => TwinSilo.OpenStoreAsync(TwinPlan.Read(Options("shorter.csv"))));
        Assert.Contains("name another store", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_are_told_with_file_and_line_and_nothing_is_stored()
    {
        Write("estate.csv");
        string text = File.ReadAllText(PathOf("estate.csv"));
        string[] lines = text.Split('\n');
        lines[2] = lines[2].Replace("SMETS", "SNETS", StringComparison.Ordinal);
        lines[5] = lines[5].Replace("SMETS", "SNETS", StringComparison.Ordinal);
        File.WriteAllText(PathOf("bad.csv"), string.Join('\n', lines));
        (int code, string said) = await ServeProcess.ToTheEndAsync("--import", PathOf("bad.csv"), "--data", PathOf("bad.db"));
        Assert.Equal(2, code);
        Assert.Contains("bad.csv:3", said, StringComparison.Ordinal);
        Assert.Contains("bad.csv:6", said, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("bad.db")));
    }

    [Fact]
    public async Task Process_killed_while_it_imports_imports_anew()
    {
        SimulatedEstate estate = Write("estate.csv", 3_000);
        await ServeProcess.KilledAtAsync("importing:", "--import", PathOf("estate.csv"), "--data", PathOf("killed.db"));
        TwinSiloOptions options = Options("estate.csv", "killed.db") with { Seed = 1, SiloPort = 0 };
        await using ITwinStore store = await TwinSilo.OpenStoreAsync(TwinPlan.Read(options));
        Assert.NotNull(await store.ReadFactAsync("import"));
        Assert.Equal(estate.Devices, await CountAsync<DeviceRecord>(store));
        Assert.Equal(estate.MeterPoints, await CountAsync<MeterPointRecord>(store));
        Assert.Equal(estate.Hubs, await CountAsync<HubRecord>(store));
    }

    private static async Task<long> CountAsync<TRecord>(ITwinStore store)
        where TRecord : class
    {
        long count = 0;
        ulong? after = null;
        while (await store.ScanAsync<TRecord>(after, 1_000) is { Count: > 0 } page)
        {
            count += page.Count;
            after = page[^1].Key;
        }

        return count;
    }

    // Opens the store as a start does; with a number it stops in the middle as a process that is killed there.
    private static async Task<string> DigestAsync(TwinSiloOptions options, int? stopAfter)
    {
        TwinPlan plan = TwinPlan.Read(options);
        if (stopAfter is { } rows)
        {
            await using ITwinStore real = await TwinSilo.OpenStoreAsync(plan with { Imported = null });
            await Assert.ThrowsAsync<IOException>(
                () => EstateImport.RunAsync(CutStore.Of(real, rows), plan.Imported!.Estate, static _ => { }, default));
            Assert.Null(await real.ReadFactAsync(EstateImport.Fact));
            Assert.InRange(await CountAsync<DeviceRecord>(real), 1, rows);
            return string.Empty;
        }

        await using ITwinStore store = await TwinSilo.OpenStoreAsync(plan);
        Assert.NotNull(await store.ReadFactAsync(EstateImport.Fact));
        return (await Grains.Views.TwinDigest.OfAsync(store, null, default)).Sha256;
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private TwinSiloOptions Options(string inventory, string store = "twin.db") => new()
    {
        Import = PathOf(inventory),
        Seed = 7,
        Start = LiveHost.Start,
        Paused = true,
        File = PathOf(store),
    };

    private SimulatedEstate Write(string name, int premises = Premises)
    {
        TwinPlan plan = TwinPlan.Read(
            new TwinSiloOptions { Profile = "gb", Premises = premises, Seed = 7, Storage = TwinStorageKind.Memory });
        SimulatedEstate estate = EstateBuilder.Build(plan.Estate.Population!, partitions: 1, threads: 1);
        using StreamWriter writer = File.CreateText(PathOf(name));
        InventoryWriter.Write(estate, writer);
        return estate;
    }
}
