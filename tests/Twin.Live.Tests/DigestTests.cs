using System.Buffers;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains;
using Twin.Grains.Entities;
using Twin.Live.Tests.Hosts;
using Twin.Silo;
using Twin.Testing;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Live.Tests;

/// <summary>The same commands leave the same state in the grains and in a host of nothing but dictionaries (Twin resolutions R9).</summary>
public sealed class DigestTests
{
    private const int Premises = 120;
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
            DigestView actual = await host.Twin.GetDigestAsync();
            if (plain.Digest() != (actual.Sha256, actual.Entities))
            {
                await NameTheFirstThatDiffersAsync(host, plain);
                Assert.Equal(plain.Digest(), (actual.Sha256, actual.Entities));
            }

            Assert.True(actual.Entities > Premises, "the script left too little to compare");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task NameTheFirstThatDiffersAsync(OneSiloHost host, RecordHost plain)
    {
        foreach ((EntityKey key, object expected) in plain.Touched)
        {
            FetchedRecords actual = new();
            await host.Services.GetRequiredService<EntityGrains>().FetchAsync(key, actual);
            Assert.True(Form(expected) == Form(Of(actual, key)), $"{key.Kind} {key} differs");
        }
    }

    private static object Of(FetchedRecords records, EntityKey key) => key.Kind switch
    {
        EntityKind.Device => records.Device(key.Device),
        EntityKind.CommunicationsHub => records.Hub(key.Chf),
        _ => records.MeterPoint(key.MeterPoint),
    };

    private static string Form(object record)
    {
        ArrayBufferWriter<byte> bytes = new();
        switch (record)
        {
            case DeviceRecord device:
                DeviceRecordForm.WriteDigest(device, bytes);
                break;
            case HubRecord hub:
                HubRecordForm.WriteDigest(hub, bytes);
                break;
            case MeterPointRecord meterPoint:
                MeterPointRecordForm.WriteDigest(meterPoint, bytes);
                break;
        }

        return Convert.ToHexString(bytes.WrittenSpan);
    }
}
