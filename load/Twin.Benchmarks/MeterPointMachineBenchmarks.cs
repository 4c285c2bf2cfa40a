using BenchmarkDotNet.Attributes;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Benchmarks;

/// <summary>What it costs a meter point to hear that its meter is Suspended and restored, by flag rule.</summary>
[MemoryDiagnoser]
public class MeterPointMachineBenchmarks
{
    private const int MeterPoints = 1_000;

    private readonly MeterPointState[] states = new MeterPointState[MeterPoints];
    private RuleSet rules = RuleSet.Sec2020;

    [Params("a2", "d", "e")]
    public string Rule { get; set; } = "d";

    [GlobalSetup]
    public void Setup()
    {
        rules = RuleSet.Sec2020 with { FlagRule = FlagRules.Named(Rule) };
        for (int i = 0; i < MeterPoints; i++)
        {
            states[i] = new MeterPointState { Id = Mpxn.MprnFrom((ulong)i) };
            MeterPointCommand link = MeterPointCommand.Link(new DeviceId(1), new DeviceStatus(DeviceLifecycle.Commissioned));
            MeterPointMachine.Apply(ref states[i], MeterPointMachine.Decide(states[i], link, rules).Event);
        }
    }

    [Benchmark(OperationsPerInvoke = 2 * MeterPoints)]
    public int HearSuspendedAndRestored()
        => DoAll(Hear(suspended: true, DeviceCommandKind.Suspend)) + DoAll(Hear(suspended: false, DeviceCommandKind.Restore));

    private static MeterPointCommand Hear(bool suspended, DeviceCommandKind cause)
        => MeterPointCommand.Hear(new DeviceId(1), new DeviceStatus(DeviceLifecycle.Commissioned, suspended), cause);

    private int DoAll(in MeterPointCommand command)
    {
        int accepted = 0;
        for (int i = 0; i < states.Length; i++)
        {
            MeterPointDecision decision = MeterPointMachine.Decide(states[i], command, rules);
            if (decision.Accepted)
            {
                MeterPointMachine.Apply(ref states[i], decision.Event);
                accepted++;
            }
        }

        return accepted;
    }
}
