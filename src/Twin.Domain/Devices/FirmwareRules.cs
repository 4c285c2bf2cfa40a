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
    internal static DeviceAnswer Answer(ref DeviceState state, in DeviceCommand command, in DeviceContext context)
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

        switch (command.Kind)
        {
            case DeviceCommandKind.ReceiveImage:
                state.DeliveredFirmware = command.Firmware;
                return DeviceMachine.Accept(row);
            case DeviceCommandKind.ActivateImage when state.DeliveredFirmware == 0:
                return DeviceMachine.Refuse(ResponseCode.E5, row);
            case DeviceCommandKind.ActivateImage:
                state.RunningFirmware = state.DeliveredFirmware;
                state.DeliveredFirmware = 0;
                return DeviceMachine.Accept(row);
            default:
                return Learn(ref state, command, context, row);
        }
    }

    /// <summary>Whether firmware of the type can be replaced over the air under the rule set (R2).</summary>
    internal static bool CanUpdate(DeviceType type, RuleSet rules)
        => type.IsIn(rules.AuxiliaryFirmwareUpdate ? Meter | Auxiliary : Meter);

    // What a response teaches the inventory. The hold follows the record: off when the version on record is listed, on when not.
    private static DeviceAnswer Learn(ref DeviceState state, in DeviceCommand command, in DeviceContext context, DeviceRule row)
    {
        bool teaches = command.Kind switch
        {
            DeviceCommandKind.ReceiveFirmwareRead => state.Type.IsIn(context.Rules.FirmwareReadRestores),
            DeviceCommandKind.ReceiveRepeatedActivationResponse => context.Rules.RepeatedActivationRestores,
            _ => true,
        };
        if (!teaches)
        {
            return DeviceMachine.Accept(DeviceRule.FirmwareRecorded);
        }

        bool hold = DeviceMachine.IsHeld(state.Type, state.RunningFirmware, context);
        DeviceRule taken = hold == state.Status.CplHold ? DeviceRule.FirmwareRecorded : hold ? DeviceRule.D14 : row;
        state.RecordedFirmware = state.RunningFirmware;
        state.Status = state.Status.WithHold(hold);
        return DeviceMachine.Accept(taken);
    }
}
