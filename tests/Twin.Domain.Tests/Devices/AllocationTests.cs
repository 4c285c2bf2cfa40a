using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Devices;

/// <summary>The machines run a hundred million times in a study: not one byte may be left to collect.</summary>
public class AllocationTests
{
    private const int Calls = 10_000;

    private static readonly DeviceCommand[] DeviceCommands =
    [
        .. Enum.GetValues<DeviceCommandKind>().Select(static kind => DeviceCommand.Of(kind)),
        DeviceCommand.SetStatus(DeviceLifecycle.InstalledNotCommissioned),
        DeviceCommand.ReceiveImage(Machines.Unlisted),
        DeviceCommand.ReceiveImage(Machines.Listed),
    ];

    private static readonly MeterPointCommand[] MeterPointCommands =
    [
        MeterPointCommand.Link(new DeviceId(1), new DeviceStatus(DeviceLifecycle.Commissioned)),
        MeterPointCommand.Hear(
            new DeviceId(1), new DeviceStatus(DeviceLifecycle.Commissioned, cplHold: true), DeviceCommandKind.Suspend),
        MeterPointCommand.Link(new DeviceId(2), new DeviceStatus(DeviceLifecycle.InstalledNotCommissioned)),
        MeterPointCommand.DeriveFlag(),
        MeterPointCommand.ChangeSupplier(4),
        MeterPointCommand.ChangeAgent(5),
        MeterPointCommand.Unlink(new DeviceId(2)),
        MeterPointCommand.Unlink(new DeviceId(1)),
    ];

    [Fact]
    public void A_device_decides_applies_and_tells_without_allocating()
    {
        DeviceContext context = new(Machines.Mp105, Machines.Products);
        _ = RunDevices(context, Calls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int told = RunDevices(context, Calls);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(told > 0);
    }

    [Fact]
    public void A_meter_point_decides_applies_and_tells_without_allocating()
    {
        RuleSet rules = RuleSet.Sec2020 with { FlagRule = FlagRules.Named("e") };
        _ = RunMeterPoints(rules, Calls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int told = RunMeterPoints(rules, Calls);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Calls / MeterPointCommands.Length * 5, told);
    }

    private static int RunDevices(in DeviceContext context, int calls)
    {
        CountingSink sink = default;
        DeviceState start = Machines.Device(DeviceType.Esme, new DeviceStatus(DeviceLifecycle.Commissioned), Machines.Unlisted);
        DeviceState state = start;
        for (int call = 0; call < calls; call++)
        {
            DeviceDecision decision = DeviceMachine.Decide(state, DeviceCommands[call % DeviceCommands.Length], context);
            if (decision.Accepted)
            {
                DeviceState before = state;
                DeviceMachine.Apply(ref state, decision.Event);
                DeviceMachine.Tell(before, decision.Event, ref sink);
            }

            state = state.Exists && !state.Status.IsFinal ? state : start;
        }

        return sink.Told;
    }

    private static int RunMeterPoints(RuleSet rules, int calls)
    {
        CountingSink sink = default;
        MeterPointState state = new() { Id = Mpxn.MprnFrom(1) };
        for (int call = 0; call < calls; call++)
        {
            MeterPointDecision decision = MeterPointMachine.Decide(state, MeterPointCommands[call % MeterPointCommands.Length], rules);
            MeterPointState before = state;
            MeterPointMachine.Apply(ref state, decision.Event);
            MeterPointMachine.Tell(before, decision.Event, ref sink);
        }

        return sink.Told;
    }

    private struct CountingSink : IDeviceSink, IMeterPointSink
    {
        internal int Told { get; private set; }

        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause) => Told++;

        public void Alert(DccAlertCode code, DeviceId device) => Told++;

        public void FlagChanged(in FlagChange change) => Told++;
    }
}
