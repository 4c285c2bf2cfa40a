using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts.Operations;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Grains;
using Twin.Grains.Entities;
using Twin.Grains.Products;
using Twin.Grains.Storage;
using Twin.Live.Tests.Hosts;
using Twin.Silo;
using Twin.Studies.CplRemoval;
using Twin.Studies.Results;
using Twin.Studies;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;
using Xunit;

namespace Twin.Live.Tests;

/// <summary>The engine of studies and the grains of the live twin take the same CPL removal over the same estate.</summary>
public sealed class MassEventTests
{
    private const int Premises = 600;
    private const int Seed = 3;
    private static readonly Product Leaving = new(DeviceType.Esme, "Northfield", "Aurora E2", "1.04");

    [Theory]
    [InlineData("")]
    [InlineData("MP077-BR")]
    public async Task Removal_leaves_in_the_engine_and_in_the_grains_the_same_states_and_as_many_alerts_and_flags(string modification)
    {
        MemoryHost host = new()
        {
            Options = new TwinSiloOptions
            {
                Profile = "gb-national",
                Premises = Premises,
                Seed = Seed,
                Modifications = modification.Length == 0 ? [] : [modification],
                Storage = TwinStorageKind.Memory,
            },
        };
        try
        {
            await host.InitializeAsync();
            TwinEstate estate = host.Services.GetRequiredService<TwinEstate>();
            (SimulatedEstate engine, VariantOutcome outcome) = Engine(estate.Rules);
            Assert.True((await host.Twin.ReportAsync(new CplEntryRemoved(Leaving) { Id = new Guid(1, 2, 3, new byte[8]) })).Accepted);
            await host.Services.GetRequiredService<IGrainFactory>()
                .GetGrain<IProductGrain>(estate.Products.NumberOf(Leaving)).FinishAsync();
            await AssertSameStatesAsync(engine, host.Services.GetRequiredService<EntityGrains>());
            await AssertSameCountsAsync(outcome, host.Services.GetRequiredService<ITwinStore>());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    // Nothing happens in it but the removal: no requests arrive, no firmware is sent.
    private static (SimulatedEstate Estate, VariantOutcome Outcome) Engine(RuleSet rules)
    {
        StudyInput input = StudyInput.LoadShipped(StudyCatalogue.Find("cpl-removal")!, "bench/cpl-removal.yaml");
        InputErrors errors = new();
        EstateFactory? estates = EstateFactory.Open(new EstateSource("gb-national", Premises, null, "test", 0), null, errors);
        errors.ThrowIfAny();
        VariantRun run = new()
        {
            Scenario = input.Scenario, Rules = rules, Estates = estates!, Seed = Seed, Threads = 2, Partitions = 3,
        };
        SimulatedEstate estate = run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, default);
        CplRemovalRun removal = new(run, estate);
        removal.Run();
        return (estate, removal.Finish());
    }

    private static async Task AssertSameStatesAsync(SimulatedEstate engine, EntityGrains grains)
    {
        int suspended = 0;
        foreach (EstatePartition partition in engine.Partitions)
        {
            foreach (DeviceState device in partition.Devices)
            {
                Assert.Equal(device, (await grains.Device(device.Id.Value).ReadAsync()).Record.State);
                suspended += device.Status.CplHold ? 1 : 0;
            }

            foreach (MeterPointState meterPoint in partition.MeterPoints)
            {
                Assert.Equal(meterPoint, (await grains.MeterPoint(meterPoint.Id.Packed).ReadAsync()).Record.State);
            }
        }

        Assert.True(suspended > Premises / 20, "the removal reached too few to compare");
    }

    private static async Task AssertSameCountsAsync(VariantOutcome outcome, ITwinStore store)
    {
        IReadOnlyList<StoredEvent> events = await store.ReadEventsAsync(new EventFilter(), 0, int.MaxValue);
        Assert.Equal(
            (Metric("n28Deliveries"), Metric("flagChanges")),
            (events.Count(static one => one.Kind == TwinEventKind.DccAlert && one.Cause == (int)DccAlertCode.N28),
                events.Count(static one => one.Kind == TwinEventKind.FlagChanged)));

        int Metric(string name) => (int)outcome.Metrics.First(one => one.Name == name).Value!.Value;
    }
}
