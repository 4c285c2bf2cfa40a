using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Devices;

/// <summary>Twin resolutions R1: the three parts of a status move independently, in whatever order things happen.</summary>
public class StatusInterleavingTests
{
    private static readonly ProductList BothListed = Machines.Products.WithListing(Machines.Unlisted, true);

    private enum Happening
    {
        Removal,
        Relisting,
        RecoveryStart,
        RecoveryPlaced,
        Reinstated,
        UpdateHeard,
        UpdateLost,
        Decommission,
        SetInstalled,
        SetPending,
        Join,
    }

    private static readonly Happening[] InEveryOrder = Enum.GetValues<Happening>()[..10];

    [Theory]
    [InlineData("Whitelisted")]
    [InlineData("InstalledNotCommissioned")]
    [InlineData("Commissioned")]
    public void Every_order_of_up_to_six_different_things_shows_what_R1_says(string start)
        => Assert.Equal(10 + 90 + 720 + 5_040 + 30_240 + 151_200, Walk(new World(start), InEveryOrder, 6, repeat: false, 0));

    [Theory]
    [InlineData("Whitelisted")]
    [InlineData("Commissioned")]
    public void Every_order_of_four_things_that_may_repeat_shows_what_R1_says(string start)
        => Assert.Equal(10 + 100 + 1_000 + 10_000, Walk(new World(start), InEveryOrder, 4, repeat: true, 0));

    [Theory]
    [InlineData("Commissioned", "RecoveryStart Removal", "Recovery")]
    [InlineData("Commissioned", "RecoveryStart Removal RecoveryPlaced", "Recovered")]
    [InlineData("Commissioned", "RecoveryStart Removal RecoveryPlaced Reinstated", "Suspended")]
    [InlineData("Commissioned", "RecoveryStart Removal Relisting RecoveryPlaced Reinstated", "Commissioned")]
    [InlineData("Commissioned", "Removal RecoveryStart", "Recovery")]
    [InlineData("Commissioned", "Removal RecoveryStart UpdateHeard RecoveryPlaced Reinstated", "Commissioned")]
    [InlineData("Whitelisted", "Removal", "Whitelisted")]
    [InlineData("Whitelisted", "Removal Join", "Suspended")]
    [InlineData("Whitelisted", "Removal Join Relisting", "InstalledNotCommissioned")]
    [InlineData("InstalledNotCommissioned", "Removal Relisting", "InstalledNotCommissioned")]
    [InlineData("Commissioned", "Removal SetInstalled", "Suspended")]
    [InlineData("Commissioned", "Removal SetInstalled Relisting", "InstalledNotCommissioned")]
    [InlineData("Commissioned", "Removal SetPending", "Pending")]
    [InlineData("Commissioned", "Removal SetPending SetInstalled", "Suspended")]
    [InlineData("Commissioned", "Removal UpdateLost", "Suspended")]
    [InlineData("Commissioned", "UpdateLost Removal", "Suspended")]
    [InlineData("Commissioned", "Removal UpdateLost UpdateHeard", "Commissioned")]
    [InlineData("Commissioned", "UpdateHeard Removal", "Commissioned")]
    [InlineData("Commissioned", "Removal Decommission Relisting", "Decommissioned")]
    [InlineData("Commissioned", "RecoveryStart Decommission", "Decommissioned")]
    public void What_the_text_of_R1_says_is_shown(string start, string happenings, string shown)
    {
        World world = new(start);
        foreach (string name in happenings.Split(' '))
        {
            world = world.After(Enum.Parse<Happening>(name));
        }

        Assert.Equal(shown, world.Device.Status.Shown.ToString());
        Assert.Equal(shown, world.Shown);
    }

    // 8.1.1 is critical, so it passes while Suspended: restoring shows the lifecycle the device has then.
    [Fact]
    public void A_meter_commissioned_while_Suspended_is_Commissioned_once_restored()
    {
        World world = new World("InstalledNotCommissioned").After(Happening.Removal);
        DeviceState device = world.Device;
        Machines.Do(ref device, DeviceCommand.Of(DeviceCommandKind.Commission), new DeviceContext(RuleSet.Sec2020, Machines.Products));
        Assert.Equal(SmiStatus.Suspended, device.Status.Shown);

        Machines.Do(ref device, DeviceCommand.Of(DeviceCommandKind.Restore), new DeviceContext(RuleSet.Sec2020, BothListed));
        Assert.Equal(SmiStatus.Commissioned, device.Status.Shown);
    }

    [Fact]
    public void A_device_taken_into_the_inventory_off_the_CPL_shows_Suspended_when_it_joins()
    {
        DeviceState device = default;
        DeviceContext context = new(RuleSet.Sec2020, Machines.Products);
        Machines.Do(ref device, DeviceCommand.PreNotify(new(5), DeviceType.Gsme, SmetsVersion.Smets2, Machines.Unlisted), context);
        Machines.Do(ref device, DeviceCommand.Of(DeviceCommandKind.AddToDeviceLog), context);
        Assert.Equal(SmiStatus.Whitelisted, device.Status.Shown);

        Machines.Do(ref device, DeviceCommand.Of(DeviceCommandKind.JoinHan), context);
        Assert.Equal(SmiStatus.Suspended, device.Status.Shown);
    }

    [Fact]
    public void Every_status_shows_what_R1_says()
        => Assert.All(Machines.Statuses, status => Assert.Equal(Machines.ShownByR1(status), status.Shown.ToString()));

    private static int Walk(in World world, Happening[] happenings, int length, bool repeat, int used)
    {
        int walked = 0;
        foreach (Happening happening in happenings)
        {
            int bit = 1 << (int)happening;
            if (length == 0 || (!repeat && (used & bit) != 0))
            {
                continue;
            }

            World after = world.After(happening);
            if (after.Shown != after.Device.Status.Shown.ToString())
            {
                Assert.Fail($"{world.Shown}, then {happening}: R1 shows {after.Shown}, the machine {after.Device.Status.Shown}");
            }

            if (happening is Happening.SetInstalled or Happening.SetPending && after.Device.Status.CplHold != world.Device.Status.CplHold)
            {
                Assert.Fail($"8.4 moved the hold of a device that showed {world.Shown}");
            }

            walked += 1 + Walk(after, happenings, length - 1, repeat, used | bit);
        }

        return walked;
    }

    /// <summary>A device of the machine beside the one that R1's text describes.</summary>
    private readonly record struct World
    {
        private readonly string lifecycle;
        private readonly string stage;
        private readonly bool hold;
        private readonly bool oldOnRecord;
        private readonly bool oldListed;

        public World(string start)
            : this(
                start,
                "None",
                hold: false,
                oldOnRecord: true,
                oldListed: true,
                Machines.Device(DeviceType.Esme, new DeviceStatus(Enum.Parse<DeviceLifecycle>(start)), Machines.Unlisted))
        {
        }

        private World(string lifecycle, string stage, bool hold, bool oldOnRecord, bool oldListed, DeviceState device)
        {
            this.lifecycle = lifecycle;
            this.stage = stage;
            this.hold = hold;
            this.oldOnRecord = oldOnRecord;
            this.oldListed = oldListed;
            Device = device;
        }

        public DeviceState Device { get; }

        public string Shown => Machines.ShownByR1(lifecycle, hold, stage);

        public World After(Happening happening)
        {
            bool listed = happening == Happening.Relisting || (happening != Happening.Removal && oldListed);
            DeviceState device = Device;
            DeviceContext context = new(RuleSet.Sec2020, listed ? BothListed : Machines.Products);
            foreach (DeviceCommand command in CommandsOf(happening))
            {
                DeviceDecision decision = DeviceMachine.Decide(device, command, context);
                if (decision.Accepted)
                {
                    DeviceMachine.Apply(ref device, decision.Event);
                }
            }

            if (lifecycle == "Decommissioned")
            {
                return new World(lifecycle, stage, hold, oldOnRecord, listed, device);
            }

            return happening switch
            {
                Happening.Removal => new World(lifecycle, stage, hold || oldOnRecord, oldOnRecord, listed, device),
                Happening.Relisting => new World(lifecycle, stage, hold && !oldOnRecord, oldOnRecord, listed, device),
                Happening.RecoveryStart => new World(lifecycle, stage == "None" ? "Recovery" : stage, hold, oldOnRecord, listed, device),
                Happening.RecoveryPlaced =>
                    new World(lifecycle, stage == "Recovery" ? "Recovered" : stage, hold, oldOnRecord, listed, device),
                Happening.Reinstated => new World(lifecycle, stage == "Recovered" ? "None" : stage, hold, oldOnRecord, listed, device),
                Happening.UpdateHeard => new World(lifecycle, stage, false, false, listed, device),
                Happening.Decommission => new World("Decommissioned", stage, hold, oldOnRecord, listed, device),
                Happening.SetInstalled => new World("InstalledNotCommissioned", stage, hold, oldOnRecord, listed, device),
                Happening.SetPending => new World("Pending", stage, hold, oldOnRecord, listed, device),
                Happening.Join when lifecycle == "Whitelisted" =>
                    new World("InstalledNotCommissioned", stage, hold, oldOnRecord, listed, device),
                _ => new World(lifecycle, stage, hold, oldOnRecord, listed, device),
            };
        }

        private static DeviceCommand[] CommandsOf(Happening happening) => Commands[(int)happening];

        private static readonly DeviceCommand[][] Commands =
        [
            [DeviceCommand.Of(DeviceCommandKind.Suspend)],
            [DeviceCommand.Of(DeviceCommandKind.Restore)],
            [DeviceCommand.Of(DeviceCommandKind.StartRecovery)],
            [DeviceCommand.Of(DeviceCommandKind.PlaceRecoveryCertificates)],
            [DeviceCommand.Of(DeviceCommandKind.ReinstateCertificates)],
            [
                DeviceCommand.ReceiveImage(Machines.AnotherListed),
                DeviceCommand.Of(DeviceCommandKind.ActivateImage),
                DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse),
            ],
            [DeviceCommand.ReceiveImage(Machines.AnotherListed), DeviceCommand.Of(DeviceCommandKind.ActivateImage)],
            [DeviceCommand.Of(DeviceCommandKind.Decommission)],
            [DeviceCommand.SetStatus(DeviceLifecycle.InstalledNotCommissioned)],
            [DeviceCommand.SetStatus(DeviceLifecycle.Pending)],
            [DeviceCommand.Of(DeviceCommandKind.JoinHan)],
        ];
    }
}
