using BenchmarkDotNet.Attributes;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;

namespace Twin.Benchmarks;

/// <summary>What a step of a device costs: the CPL removal and re-listing of a thousand meters, and refusals.</summary>
[MemoryDiagnoser]
public class DeviceMachineBenchmarks
{
    private const int Devices = 1_000;

    private readonly DeviceState[] states = new DeviceState[Devices];
    private DeviceContext listed;
    private DeviceContext unlisted;

    [GlobalSetup]
    public void Setup()
    {
        ProductList products = ProductList.Of([new Product(DeviceType.Esme, "Maker", "Model", "1")]);
        listed = new DeviceContext(RuleSet.Sec2020, products);
        unlisted = new DeviceContext(RuleSet.Sec2020, products.WithListing(1, false));
        for (int i = 0; i < Devices; i++)
        {
            states[i] = new DeviceState
            {
                Id = new DeviceId((ulong)i + 1),
                Type = DeviceType.Esme,
                Smets = SmetsVersion.Smets2,
                RunningFirmware = 1,
                RecordedFirmware = 1,
                Status = new DeviceStatus(DeviceLifecycle.Commissioned),
            };
        }
    }

    [Benchmark(OperationsPerInvoke = 2 * Devices)]
    public int SuspendAndRestore()
        => DoAll(DeviceCommand.Of(DeviceCommandKind.Suspend), unlisted) + DoAll(DeviceCommand.Of(DeviceCommandKind.Restore), listed);

    [Benchmark(OperationsPerInvoke = Devices)]
    public int Refuse() => DoAll(DeviceCommand.Of(DeviceCommandKind.JoinHan), listed);

    private int DoAll(in DeviceCommand command, in DeviceContext context)
    {
        int accepted = 0;
        for (int i = 0; i < states.Length; i++)
        {
            DeviceDecision decision = DeviceMachine.Decide(states[i], command, context);
            if (decision.Accepted)
            {
                DeviceMachine.Apply(ref states[i], decision.Event);
                accepted++;
            }
        }

        return accepted;
    }
}
