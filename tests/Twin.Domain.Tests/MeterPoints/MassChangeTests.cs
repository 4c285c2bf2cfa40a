using FsCheck.Xunit;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.Tests.Devices;
using Xunit;

namespace Twin.Domain.Tests.MeterPoints;

/// <summary>The mass-change table of the fact sheet's section 3.4: how many flags change with k meters, one a meter point.</summary>
public class MassChangeTests
{
    private static readonly Dictionary<string, Scenario> Scenarios = new()
    {
        ["removal, later fixed by an update"] = new(
            new DeviceStatus(DeviceLifecycle.Commissioned),
            [
                DeviceCommand.Of(DeviceCommandKind.Suspend),
                DeviceCommand.ReceiveImage(Machines.Listed),
                DeviceCommand.Of(DeviceCommandKind.ActivateImage),
                DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse),
            ],
            new() { ["a1"] = 2, ["a2"] = 0, ["b"] = 0, ["c"] = 2, ["c2"] = 2, ["d"] = 0, ["e"] = 2 }),
        ["recovery, then reinstated"] = new(
            new DeviceStatus(DeviceLifecycle.Commissioned),
            [
                DeviceCommand.Of(DeviceCommandKind.StartRecovery),
                DeviceCommand.Of(DeviceCommandKind.PlaceRecoveryCertificates),
                DeviceCommand.Of(DeviceCommandKind.ReinstateCertificates),
            ],
            new() { ["a1"] = 0, ["a2"] = 0, ["b"] = 0, ["c"] = 2, ["c2"] = 2, ["d"] = 0, ["e"] = 0 }),
        ["removed with 8.3"] = new(
            new DeviceStatus(DeviceLifecycle.Commissioned),
            [DeviceCommand.Of(DeviceCommandKind.Decommission)],
            new() { ["a1"] = 0, ["a2"] = 0, ["b"] = 1, ["c"] = 1, ["c2"] = 1, ["d"] = 1, ["e"] = 1 }),
        ["installed, not commissioned"] = new(
            new DeviceStatus(DeviceLifecycle.Whitelisted),
            [DeviceCommand.Of(DeviceCommandKind.JoinHan)],
            new() { ["a1"] = 0, ["a2"] = 0, ["b"] = 0, ["c"] = 1, ["c2"] = 1, ["d"] = 1, ["e"] = 1 }),
    };

    [Property(MaxTest = 60)]
    public void Flags_change_as_often_as_the_table_says(byte count)
    {
        int k = 1 + (count % 40);
        foreach ((string name, Scenario scenario) in Scenarios)
        {
            foreach (FlagRule rule in FlagRules.All)
            {
                Run run = new(RuleSet.Sec2020 with { FlagRule = rule }, scenario.Start, k);
                foreach (DeviceCommand command in scenario.Commands)
                {
                    run.DoAll(command);
                }

                Assert.True(scenario.Changes[rule.Name] * k == run.FlagChanges, $"{name}, {rule}, k = {k}: {run.FlagChanges}");
            }
        }
    }

    private sealed record Scenario(DeviceStatus Start, DeviceCommand[] Commands, Dictionary<string, int> Changes);

    /// <summary>Devices and meter points together: what a device tells, its meter point hears.</summary>
    private sealed class Run : IDeviceSink, IMeterPointSink
    {
        private readonly RuleSet rules;
        private readonly DeviceState[] devices;
        private readonly MeterPointState[] meterPoints;

        internal Run(RuleSet rules, DeviceStatus start, int count)
        {
            this.rules = rules;
            devices = new DeviceState[count];
            meterPoints = new MeterPointState[count];
            for (int i = 0; i < count; i++)
            {
                ushort entry = start.Lifecycle == DeviceLifecycle.Commissioned ? Machines.Unlisted : Machines.Listed;
                devices[i] = Machines.Device(i % 2 == 0 ? DeviceType.Esme : DeviceType.Gsme, start, entry);
                devices[i].Id = new DeviceId((ulong)i + 1);
                meterPoints[i].Id = Mpxn.MprnFrom((ulong)i);
                FlagTests.Do(ref meterPoints[i], MeterPointCommand.Link(devices[i].Id, start), rules);
            }
        }

        internal int FlagChanges { get; private set; }

        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause)
        {
            ref MeterPointState meterPoint = ref meterPoints[(int)device.Value - 1];
            MeterPointState earlier = meterPoint;
            MeterPointDecision decision = MeterPointMachine.Decide(earlier, MeterPointCommand.Hear(device, after, cause), rules);
            Assert.True(decision.Accepted);
            MeterPointMachine.Apply(ref meterPoint, decision.Event);
            Run self = this;
            MeterPointMachine.Tell(earlier, decision.Event, ref self);
        }

        public void Alert(DccAlertCode code, DeviceId device)
        {
        }

        public void FlagChanged(in FlagChange change) => FlagChanges++;

        internal void DoAll(in DeviceCommand command)
        {
            DeviceContext context = new(rules, Machines.Products);
            Run self = this;
            for (int i = 0; i < devices.Length; i++)
            {
                DeviceState before = devices[i];
                DeviceDecision decision = DeviceMachine.Decide(before, command, context);
                Assert.True(decision.Accepted, $"{command.Kind}: {decision.Code}");
                DeviceMachine.Apply(ref devices[i], decision.Event);
                DeviceMachine.Tell(before, decision.Event, ref self);
            }
        }
    }
}
