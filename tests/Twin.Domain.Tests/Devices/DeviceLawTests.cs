using FsCheck.Xunit;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Devices;

/// <summary>What holds for every device and command, whatever the table says. A script is random bytes, three a command.</summary>
public class DeviceLawTests
{
    private static readonly RuleSet[] RuleSets =
    [
        RuleSet.Sec2020,
        Machines.Mp105 with { AuxiliaryFirmwareUpdate = true },
        RuleSet.Sec2020 with { SuspendedTypes = DeviceTypes.Esme | DeviceTypes.Chf | DeviceTypes.Gpf },
    ];

    [Property(MaxTest = 400)]
    public void Decide_gives_the_same_twice_and_leaves_the_state_alone(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step =>
        {
            byte[] before = Bytes(step.Before);
            DeviceDecision again = DeviceMachine.Decide(step.Before, step.Command, step.Context);
            Assert.Equal(before, Bytes(step.Before));
            Assert.Equal((step.Decision.Code, step.Decision.Rule), (again.Code, again.Rule));
            Assert.Equal(Bytes(step.Decision.Event.After), Bytes(again.Event.After));
        });

    [Property(MaxTest = 400)]
    public void Apply_gives_a_status_that_can_be_stored_and_read(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step => Assert.Equal(step.After.Status, DeviceStatus.FromPacked(step.After.Status.Packed)));

    [Property(MaxTest = 400)]
    public void Nothing_leaves_a_final_lifecycle(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step => Assert.True(
            !step.Before.Status.IsFinal || (step.After.Exists && step.After.Status == step.Before.Status),
            $"{step.Command.Kind} moved {step.Before.Status} to {step.After.Status}"));

    [Property(MaxTest = 400)]
    public void Only_types_the_rule_set_suspends_are_held(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step => Assert.True(
            !step.After.Status.CplHold || step.Context.Rules.SuspendedTypes.Has(step.After.Type), step.After.Type.ToString()));

    [Property(MaxTest = 400)]
    public void A_refusal_has_a_code_and_changes_nothing(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step => Assert.True(
            step.Decision.Accepted || (Bytes(step.Before).SequenceEqual(Bytes(step.After)) && !step.Decision.Event.After.Exists)));

    [Property(MaxTest = 400)]
    public void A_change_in_one_step_is_what_deciding_applying_and_telling_are(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step =>
        {
            Machines.Recorder expected = new();
            if (step.Decision.Accepted)
            {
                DeviceMachine.Tell(step.Before, step.Decision.Event, ref expected);
            }

            Machines.Recorder heard = new();
            DeviceState device = step.Before;
            Assert.Equal(step.Decision.Code, DeviceMachine.Change(ref device, step.Command, step.Context, ref heard));
            Assert.Equal(Bytes(step.After), Bytes(device));
            Assert.Equal(expected.Changes, heard.Changes);
            Assert.Equal(expected.Alerts, heard.Alerts);
        });

    [Property(MaxTest = 600)]
    public void N28_and_N29_come_in_turn(byte rules, byte type, byte[] script)
    {
        Machines.Recorder heard = new();
        Run(rules, type, script, step =>
        {
            if (step.Decision.Accepted)
            {
                DeviceMachine.Tell(step.Before, step.Decision.Event, ref heard);
            }
        });

        DccAlertCode[] told = [.. heard.Alerts.Where(static a => a is DccAlertCode.N28 or DccAlertCode.N29)];
        Assert.Equal(told.Select(static (_, i) => i % 2 == 0 ? DccAlertCode.N28 : DccAlertCode.N29), told);
    }

    [Property(MaxTest = 400)]
    public void A_change_of_status_is_told_once_and_nothing_else_is(byte rules, byte type, byte[] script)
        => Run(rules, type, script, static step =>
        {
            if (!step.Decision.Accepted)
            {
                return;
            }

            Machines.Recorder heard = new();
            DeviceMachine.Tell(step.Before, step.Decision.Event, ref heard);
            bool deleted = !step.After.Exists;
            bool changed = step.Before.Exists && (deleted || step.Before.Status != step.After.Status);
            Assert.Equal(
                changed ? [(step.Before.Status, deleted ? step.Before.Status : step.After.Status, step.Command.Kind)] : [],
                heard.Changes);
        });

    [Fact]
    public void A_suspension_that_recovery_hides_is_told_once_and_its_end_too()
    {
        DeviceContext context = new(RuleSet.Sec2020, Machines.Products);
        DeviceContext relisted = new(RuleSet.Sec2020, Machines.Products.WithListing(Machines.Unlisted, true));
        DeviceState device = Machines.Device(DeviceType.Esme, new DeviceStatus(DeviceLifecycle.Commissioned), Machines.Unlisted);
        Machines.Recorder heard = new();
        (DeviceCommandKind Kind, DeviceContext Context)[] happenings =
        [
            (DeviceCommandKind.Suspend, context),
            (DeviceCommandKind.StartRecovery, context),
            (DeviceCommandKind.PlaceRecoveryCertificates, context),
            (DeviceCommandKind.ReinstateCertificates, context),
            (DeviceCommandKind.StartRecovery, context),
            (DeviceCommandKind.Restore, relisted),
        ];
        foreach ((DeviceCommandKind kind, DeviceContext at) in happenings)
        {
            DeviceState before = device;
            DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(kind), at);
            Assert.True(decision.Accepted);
            DeviceMachine.Apply(ref device, decision.Event);
            DeviceMachine.Tell(before, decision.Event, ref heard);
        }

        Assert.Equal([DccAlertCode.N28, DccAlertCode.N29], heard.Alerts);
    }

    [Theory]
    [InlineData(DeviceType.Esme, "Decommission", "N1")]
    [InlineData(DeviceType.Gsme, "Decommission", "N1")]
    [InlineData(DeviceType.Chf, "Decommission", "N2")]
    [InlineData(DeviceType.Gpf, "Decommission", "")]
    [InlineData(DeviceType.Ppmid, "Decommission", "")]
    [InlineData(DeviceType.Esme, "Commission", "N16")]
    public void Alerts_are_those_of_the_table(DeviceType type, string kind, string alert)
    {
        DeviceState device = Machines.Device(type, new DeviceStatus(DeviceLifecycle.InstalledNotCommissioned));
        DeviceContext context = new(RuleSet.Sec2020, Machines.Products);
        Machines.Recorder heard = new();
        DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(Enum.Parse<DeviceCommandKind>(kind)), context);
        DeviceMachine.Tell(device, decision.Event, ref heard);

        Assert.Equal(alert, string.Join(' ', heard.Alerts));
    }

    [Fact]
    public void A_status_packs_into_one_byte_and_back()
    {
        int readable = 0;
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            try
            {
                DeviceStatus status = DeviceStatus.FromPacked((byte)value);
                Assert.Equal((byte)value, status.Packed);
                Assert.Equal(status, new DeviceStatus(status.Lifecycle, status.CplHold, status.Recovery));
                readable++;
            }
            catch (FormatException)
            {
                Assert.True((value & 0x07) > (int)DeviceLifecycle.Withdrawn || value >> 4 > (int)RecoveryStage.Recovered);
            }
        }

        Assert.Equal(Machines.Statuses.Length, readable);
        Assert.Equal(36, Machines.Statuses.Distinct().Count());
    }

    [Property]
    public void The_canonical_form_tells_any_two_devices_apart(ulong id, ushort[] numbers, byte status, byte type)
    {
        ushort At(int place) => place < numbers.Length ? numbers[place] : (ushort)0;
        DeviceState device = new()
        {
            Id = new DeviceId(id),
            RunningFirmware = At(0),
            RecordedFirmware = At(1),
            DeliveredFirmware = At(2),
            SupplierCertificate = At(3),
            NetworkOperatorCertificate = At(4),
            Status = Machines.Statuses[status % 36],
            Type = (DeviceType)(type % 8),
            Smets = (SmetsVersion)(1 + (type / 128)),
        };
        DeviceState[] others =
        [
            device with { Id = new DeviceId(id + 1) },
            device with { RunningFirmware = (ushort)(At(0) + 1) },
            device with { RecordedFirmware = (ushort)(At(1) + 1) },
            device with { DeliveredFirmware = (ushort)(At(2) + 1) },
            device with { SupplierCertificate = (ushort)(At(3) + 1) },
            device with { NetworkOperatorCertificate = (ushort)(At(4) + 1) },
            device with { Status = Machines.Statuses[(status + 1) % 36] },
            device with { Type = (DeviceType)((type + 1) % 8) },
            device with { Smets = (SmetsVersion)(2 - (type / 128)) },
        ];

        Assert.Equal(10, others.Append(device).Select(static d => Convert.ToHexString(Bytes(d))).Distinct().Count());
        Assert.Equal(Bytes(device), Bytes(device with { }));
    }

    private static byte[] Bytes(in DeviceState state)
    {
        byte[] bytes = new byte[DeviceCanonicalForm.Size];
        DeviceCanonicalForm.Write(state, bytes);
        return bytes;
    }

    private static void Run(byte rules, byte type, byte[] script, Action<Step> check)
    {
        RuleSet ruleSet = RuleSets[rules % RuleSets.Length];
        DeviceState device = Machines.Device((DeviceType)(type % 8), new DeviceStatus((DeviceLifecycle)(type / 8 % 4)));
        ProductList products = Machines.Products;

        // Short scripts say little: the bytes go round four times, each time shifted.
        for (int at = 0; at < script.Length * 4; at++)
        {
            byte At(int place) => (byte)(script[place % script.Length] + (place / script.Length * 7));
            if (At(at) % 5 == 0)
            {
                ushort entry = (ushort)(1 + (At(at + 1) % 4));
                products = products.WithListing(entry, !products.IsListed(entry));
            }

            DeviceContext context = new(ruleSet, products);
            DeviceCommand command = CommandOf(At(at), At(at + 1), At(at + 2));
            DeviceDecision decision = DeviceMachine.Decide(device, command, context);
            DeviceState before = device;
            if (decision.Accepted)
            {
                DeviceMachine.Apply(ref device, decision.Event);
            }

            check(new Step(before, command, context, decision, device));
        }
    }

    private static DeviceCommand CommandOf(byte kind, byte value, byte other) => (DeviceCommandKind)(kind % 25) switch
    {
        DeviceCommandKind.PreNotify => DeviceCommand.PreNotify(
            new DeviceId(0xA1), (DeviceType)(value % 8), SmetsVersion.Smets2, (ushort)(other % 5)),
        DeviceCommandKind.SetStatus => DeviceCommand.SetStatus((DeviceLifecycle)(value % 6)),
        DeviceCommandKind.ReceiveImage => DeviceCommand.ReceiveImage((ushort)(value % 5)),
        DeviceCommandKind.ReplaceSupplierCertificate =>
            DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceSupplierCertificate, value),
        var plain => DeviceCommand.Of(plain),
    };

    private readonly record struct Step(
        DeviceState Before, DeviceCommand Command, DeviceContext Context, DeviceDecision Decision, DeviceState After);
}
