using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Devices;

public class DeviceTransitionTableTests
{
    private static readonly RuleSet[] RuleSets =
    [
        RuleSet.Sec2020,
        Machines.Mp105 with { AfterJoinWindow = DeviceLifecycle.Whitelisted },
        RuleSet.Sec2020 with
        {
            AuxiliaryFirmwareUpdate = true,
            SuspendedTypes = DeviceTypes.Esme | DeviceTypes.Chf | DeviceTypes.Gpf | DeviceTypes.Ppmid,
        },
        Machines.Mp105 with { AuxiliaryFirmwareUpdate = true, FirmwareReadRestores = DeviceTypes.Gsme | DeviceTypes.Ppmid },
    ];

    private static readonly ushort[] Entries = [0, Machines.Listed, Machines.Unlisted];

    private static readonly DeviceCommand[] AllCommands =
    [
        .. Enum.GetValues<DeviceCommandKind>()
            .Where(k => k is not (DeviceCommandKind.PreNotify or DeviceCommandKind.SetStatus or DeviceCommandKind.ReceiveImage
                or DeviceCommandKind.ReplaceSupplierCertificate or DeviceCommandKind.ReplaceNetworkOperatorCertificate))
            .Select(DeviceCommand.Of),
        .. Machines.Lifecycles.Select(DeviceCommand.SetStatus),
        .. from type in Machines.Types
           from entry in Entries
           select DeviceCommand.PreNotify(new DeviceId(9), type, SmetsVersion.Smets2, entry),
        DeviceCommand.ReceiveImage(Machines.AnotherListed),
        DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceSupplierCertificate, 7),
        DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceNetworkOperatorCertificate, 7),
    ];

    [Fact]
    public void Every_rule_has_a_row_and_every_command_a_rule()
    {
        DeviceTransition[] rows = DeviceTransitionCatalogue.All.ToArray();

        Assert.Equal(
            Enum.GetValues<DeviceRule>().Where(r => r != DeviceRule.None),
            rows.Select(r => r.Rule).Distinct().Order());
        Assert.Equal(Enum.GetValues<DeviceCommandKind>(), rows.SelectMany(r => r.Triggers).Distinct().Order());
        Assert.All(rows, row => Assert.NotEqual(Confidence.None, row.Confidence));
        Assert.Equal(rows.Length, rows.Select(r => (r.Rule, r.Triggers[0])).Distinct().Count());
    }

    [Fact]
    public void The_machine_does_what_the_table_says_for_every_device_and_command()
    {
        HashSet<DeviceRule> taken = [];
        List<string> wrong = [];
        int cases = 0;
        foreach (RuleSet rules in RuleSets)
        {
            DeviceContext context = new(rules, Machines.Products);
            foreach (DeviceState state in States().Append(default))
            {
                foreach (DeviceCommand command in AllCommands)
                {
                    cases++;
                    Compare(state, command, context, taken, wrong);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.Equal(4 * ((8 * 6 * 2 * 3 * 2 * 18) + 1) * AllCommands.Length, cases);
        Assert.Equal(
            Enum.GetValues<DeviceRule>().Except([DeviceRule.None, DeviceRule.D17, DeviceRule.D22]),
            taken.Order());
    }

    private static void Compare(
        in DeviceState state, in DeviceCommand command, in DeviceContext context, HashSet<DeviceRule> taken, List<string> wrong)
    {
        DeviceDecision decision = DeviceMachine.Decide(state, command, context);
        (var code, DeviceRule rule, DeviceStatus? after) = TransitionOracle.Decide(state, command, context);
        bool right = decision.Code == code && decision.Rule == rule;
        if (right && decision.Accepted)
        {
            DeviceState applied = state;
            DeviceMachine.Apply(ref applied, decision.Event);
            _ = taken.Add(rule);
            right = decision.Event.Rule == rule && decision.Event.Cause == command.Kind
                && (after is { } status ? applied.Exists && applied.Status == status : !applied.Exists);
        }

        if (!right)
        {
            wrong.Add($"{state.Type} {state.Status.Packed:X2} record {state.RecordedFirmware} runs {state.RunningFirmware} "
                + $"{command.Kind} {command.Type} {command.Lifecycle}: table {code} {rule} {after?.Packed:X2}, "
                + $"machine {decision.Code} {decision.Rule} {decision.Event.After.Status.Packed:X2}");
        }
    }

    private static IEnumerable<DeviceState> States()
        => from type in Machines.Types
           from status in Machines.Statuses
           from smets in Enum.GetValues<SmetsVersion>()
           from recorded in Entries
           from running in Entries
           from waiting in new ushort[] { 0, Machines.Listed }
           select new DeviceState
           {
               Id = new DeviceId(1),
               Type = type,
               Smets = smets,
               Status = status,
               RecordedFirmware = recorded,
               RunningFirmware = running,
               DeliveredFirmware = waiting,
           };
}
