using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.Devices;

/// <summary>MP105 and R2: how a Suspended device gets out, and how it does not.</summary>
public class FirmwareResponseTests
{
    private static readonly DeviceStatus Suspended = new(DeviceLifecycle.Commissioned, cplHold: true);

    private static readonly RuleSet Mp105AndAuxiliaries = Machines.Mp105 with { AuxiliaryFirmwareUpdate = true };

    // What arrives at the DCC after the device really runs a listed version, with the first 11.3 response lost.
    [Theory]
    [InlineData("as-is", DeviceType.Esme, "", "Suspended", "stale")]
    [InlineData("as-is", DeviceType.Esme, "read", "Suspended", "stale")]
    [InlineData("as-is", DeviceType.Gsme, "read", "Suspended", "stale")]
    [InlineData("as-is", DeviceType.Esme, "repeat", "Suspended", "stale")]
    [InlineData("as-is", DeviceType.Esme, "response", "Commissioned", "right")]
    [InlineData("as-is", DeviceType.Gsme, "response", "Commissioned", "right")]
    [InlineData("as-is", DeviceType.Esme, "another update", "Commissioned", "right")]
    [InlineData("MP105", DeviceType.Esme, "", "Suspended", "stale")]
    [InlineData("MP105", DeviceType.Esme, "read", "Commissioned", "right")]
    [InlineData("MP105", DeviceType.Gsme, "read", "Commissioned", "right")]
    [InlineData("MP105", DeviceType.Esme, "repeat", "Commissioned", "right")]
    [InlineData("MP105", DeviceType.Gsme, "repeat", "Commissioned", "right")]
    [InlineData("MP105", DeviceType.Gsme, "another update", "Commissioned", "right")]
    [InlineData("MP105 + 11.4", DeviceType.Ppmid, "response", "Commissioned", "right")]
    [InlineData("MP105 + 11.4", DeviceType.Hcalcs, "response", "Commissioned", "right")]
    [InlineData("MP105 + 11.4", DeviceType.Ppmid, "read", "Suspended", "stale")]
    public void A_device_updated_while_Suspended_shows(string rules, DeviceType type, string arrives, string shown, string record)
    {
        DeviceContext context = new(RulesOf(rules), Machines.Products);
        DeviceState device = Machines.Device(type, Suspended, Machines.Unlisted);
        Update(ref device, Machines.Listed, context);

        Machines.Recorder heard = Hear(ref device, arrives, context);

        Assert.Equal(shown, device.Status.Shown.ToString());
        Assert.Equal(record == "stale", device.RecordIsStale);
        Assert.Equal(shown == "Suspended" ? [] : [DccAlertCode.N29], heard.Alerts);
    }

    [Theory]
    [InlineData("as-is")]
    [InlineData("MP105")]
    public void A_PPMID_or_HCALCS_has_no_firmware_responses_before_SECMP0007(string rules)
    {
        DeviceContext context = new(RulesOf(rules), Machines.Products);
        foreach (DeviceType type in new[] { DeviceType.Ppmid, DeviceType.Hcalcs, DeviceType.Chf, DeviceType.Ihd })
        {
            DeviceState device = Machines.Device(type, Suspended, Machines.Unlisted, Machines.Listed);
            for (DeviceCommandKind kind = DeviceCommandKind.ReceiveImage; kind <= DeviceCommandKind.ReceiveFirmwareRead; kind++)
            {
                Assert.Equal(ResponseCode.E11, DeviceMachine.Decide(device, DeviceCommand.Of(kind), context).Code);
            }
        }
    }

    [Fact]
    public void An_11_2_response_as_it_is_changes_nothing_at_all()
    {
        DeviceContext context = new(RuleSet.Sec2020, Machines.Products);
        DeviceState device = Machines.Device(DeviceType.Esme, Suspended, Machines.Unlisted, Machines.Listed);

        DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(DeviceCommandKind.ReceiveFirmwareRead), context);

        Assert.Equal((ResponseCode.I0, DeviceRule.FirmwareRecorded), (decision.Code, decision.Rule));
        Assert.Equal(Bytes(device), Bytes(decision.Event.After));
    }

    [Theory]
    [InlineData(true, Machines.AnotherUnlisted, true, DeviceRule.FirmwareRecorded)]
    [InlineData(false, Machines.AnotherUnlisted, true, DeviceRule.D14)]
    [InlineData(true, Machines.AnotherListed, false, DeviceRule.D15)]
    [InlineData(false, Machines.AnotherListed, false, DeviceRule.FirmwareRecorded)]
    public void An_update_keeps_sets_or_clears_the_hold_by_its_version(bool held, ushort version, bool heldAfter, DeviceRule rule)
    {
        DeviceContext context = new(RuleSet.Sec2020, Machines.Products);
        ushort before = held ? Machines.Unlisted : Machines.Listed;
        DeviceState device = Machines.Device(DeviceType.Gsme, new DeviceStatus(DeviceLifecycle.InstalledNotCommissioned, held), before);
        Update(ref device, version, context);

        DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse), context);
        DeviceMachine.Apply(ref device, decision.Event);

        Assert.Equal((heldAfter, rule), (device.Status.CplHold, decision.Rule));
        Assert.Equal(heldAfter ? SmiStatus.Suspended : SmiStatus.InstalledNotCommissioned, device.Status.Shown);
        Assert.Equal(version, device.RecordedFirmware);
    }

    [Fact]
    public void Nothing_is_activated_where_no_image_waits()
        => Assert.Equal(
            (ResponseCode.E5, DeviceRule.ImageActivated),
            Of(DeviceMachine.Decide(
                Machines.Device(DeviceType.Esme, Suspended),
                DeviceCommand.Of(DeviceCommandKind.ActivateImage),
                new DeviceContext(RuleSet.Sec2020, Machines.Products))));

    private static (ResponseCode Code, DeviceRule Rule) Of(in DeviceDecision decision) => (decision.Code, decision.Rule);

    private static RuleSet RulesOf(string name)
        => name == "as-is" ? RuleSet.Sec2020 : name == "MP105" ? Machines.Mp105 : Mp105AndAuxiliaries;

    private static void Update(ref DeviceState device, ushort version, in DeviceContext context)
    {
        Machines.Do(ref device, DeviceCommand.ReceiveImage(version), context);
        Machines.Do(ref device, DeviceCommand.Of(DeviceCommandKind.ActivateImage), context);
    }

    private static Machines.Recorder Hear(ref DeviceState device, string arrives, in DeviceContext context)
    {
        Machines.Recorder heard = new();
        if (arrives == "another update")
        {
            Update(ref device, Machines.AnotherListed, context);
        }

        if (arrives.Length > 0)
        {
            DeviceCommandKind kind = arrives switch
            {
                "read" => DeviceCommandKind.ReceiveFirmwareRead,
                "repeat" => DeviceCommandKind.ReceiveRepeatedActivationResponse,
                _ => DeviceCommandKind.ReceiveActivationResponse,
            };
            DeviceState before = device;
            DeviceDecision decision = DeviceMachine.Decide(device, DeviceCommand.Of(kind), context);
            DeviceMachine.Apply(ref device, decision.Event);
            DeviceMachine.Tell(before, decision.Event, ref heard);
        }

        return heard;
    }

    private static byte[] Bytes(in DeviceState state)
    {
        byte[] bytes = new byte[DeviceCanonicalForm.Size];
        DeviceCanonicalForm.Write(state, bytes);
        return bytes;
    }
}
