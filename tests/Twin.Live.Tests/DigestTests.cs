using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts.Views;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains;
using Twin.Live.Tests.Hosts;
using Twin.Silo;
using Twin.Testing;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Live.Tests;

/// <summary>The same commands leave the same state in the grains and in a host of nothing but dictionaries (Twin resolutions R9).</summary>
public sealed class DigestTests
{
    private const int Premises = 40;
    private const int Commands = 10_000;
    private const int Seed = 7;

    [Fact]
    public async Task Script_leaves_the_same_digest_in_memory() => await CompareAsync(new MemoryHost { Options = Small });

    [Fact]
    public async Task Script_leaves_the_same_digest_on_SQLite() => await CompareAsync(new SqliteHost { Options = Small });

    [PostgresFact]
    public async Task Script_leaves_the_same_digest_on_PostgreSQL() => await CompareAsync(new PostgresHost { Options = Small });

    // The script begins at its own time.
    private static TwinSiloOptions Small => new()
    {
        Profile = "gb",
        Premises = Premises,
        Seed = Seed,
        Start = new SimTime(1_600_000_000_000),
        Paused = true,
        Storage = TwinStorageKind.Memory,
    };

    private static async Task CompareAsync(OneSiloHost host)
    {
        try
        {
            await host.InitializeAsync();
            TwinEstate estate = host.Services.GetRequiredService<TwinEstate>();
            ImmutableArray<ScriptCommand> script = CommandScript.Make(estate.Population!, 11, Commands, Premises);
            RecordHost plain = new(estate.Population!, estate.Rules, Seed);
            plain.Run(script, CommandScript.DevicesOf(estate.Population!, Premises));
            await new ScriptRun(host.Services).RunAsync(script);
            DigestView digest = await host.Twin.GetDigestAsync();
            Assert.Equal(plain.Touched.Count(static one => IsKept(one.Value)), digest.Entities);
            Assert.Equal(plain.Digest(), digest.Sha256);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    // The plain host keeps a row for every number that anybody ever asked about; a twin keeps none for numbers that nobody has.
    private static bool IsKept(object record) => record switch
    {
        DeviceRecord device => device != DeviceRecord.Empty(device.Id),
        HubRecord hub => hub != HubRecord.Empty(hub.Chf),
        _ => true,
    };
}
