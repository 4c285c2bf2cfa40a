using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>
/// How firmware moves on a device and what the inventory learns of it: 11.1, 11.2, 11.3 and, from SECMP0007, 11.4 (D15-D17; R2;
/// T-E and the outcome of MP105).
/// </summary>
internal static class FirmwareRules
{
    private const DeviceTypes Meter = DeviceTypes.Esme | DeviceTypes.Gsme;
    private const DeviceTypes Auxiliary = DeviceTypes.Ppmid | DeviceTypes.Hcalcs;

    /// <summary>Decides the firmware commands; the other kinds never come here.</summary>
    internal static DeviceDecision Decide(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        DeviceRule row = command.Kind switch
        {
            DeviceCommandKind.ReceiveImage => DeviceRule.ImageReceived,
            DeviceCommandKind.ActivateImage => DeviceRule.ImageActivated,
            DeviceCommandKind.ReceiveFirmwareRead => DeviceRule.D16,
            _ => DeviceRule.D15,
        };
        if (!CanUpdate(state.Type, context.Rules))
        {
            return DeviceMachine.Refuse(ResponseCode.E11, row);
        }

        if (state.Status.IsFinal)
        {
            return DeviceMachine.Refuse(ResponseCode.E5, row);
        }

        DeviceState after = state;
        switch (command.Kind)
        {
            case DeviceCommandKind.ReceiveImage:
                after.DeliveredFirmware = command.Firmware;
                return DeviceMachine.Accept(after, command, row);
            case DeviceCommandKind.ActivateImage when state.DeliveredFirmware == 0:
                return DeviceMachine.Refuse(ResponseCode.E5, row);
            case DeviceCommandKind.ActivateImage:
                after.RunningFirmware = state.DeliveredFirmware;
                after.DeliveredFirmware = 0;
                return DeviceMachine.Accept(after, command, row);
            default:
                return Learn(state, command, context, row);
        }
    }

    /// <summary>Whether firmware of the type can be replaced over the air under the rule set (R2).</summary>
    internal static bool CanUpdate(DeviceType type, RuleSet rules)
        => type.IsIn(rules.AuxiliaryFirmwareUpdate ? Meter | Auxiliary : Meter);

    // What a response teaches the inventory. The hold follows the record: off when the version on record is listed, on when not.
    private static DeviceDecision Learn(in DeviceState state, in DeviceCommand command, in DeviceContext context, DeviceRule row)
    {
        bool teaches = command.Kind switch
        {
            DeviceCommandKind.ReceiveFirmwareRead => state.Type.IsIn(context.Rules.FirmwareReadRestores),
            DeviceCommandKind.ReceiveRepeatedActivationResponse => context.Rules.RepeatedActivationRestores,
            _ => true,
        };
        if (!teaches)
        {
            return DeviceMachine.Accept(state, command, DeviceRule.FirmwareRecorded);
        }

        DeviceState after = state;
        after.RecordedFirmware = state.RunningFirmware;
        bool hold = DeviceMachine.IsHeld(state.Type, after.RecordedFirmware, context);
        after.Status = state.Status.WithHold(hold);
        DeviceRule taken = hold == state.Status.CplHold ? DeviceRule.FirmwareRecorded : hold ? DeviceRule.D14 : row;
        return DeviceMachine.Accept(after, command, taken);
    }
}
