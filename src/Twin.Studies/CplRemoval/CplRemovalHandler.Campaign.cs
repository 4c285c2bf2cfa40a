using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>The suppliers' firmware campaign (domain.md 3.1 D15-D17; T-E).</summary>
internal sealed partial class CplRemovalHandler
{
    private void SendUpdate(ref AffectedDevice one, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (!device.Status.CplHold && one.Stage == CampaignStage.Done)
        {
            return;
        }

        bool auxiliary = device.Type == DeviceType.Ppmid;
        ServiceRequestVariant variant = auxiliary ? CplRemovalPlan.UpdatePpmidFirmware : CplRemovalPlan.UpdateFirmware;
        if (!Ask(one, variant, CommandVariant.NonDevice, due).Accepted)
        {
            one.Stage = CampaignStage.GivenUp;
            return;
        }

        Counters.UpdatesSent++;
        Log(CplMessageKind.UpdateSent, due, device);
        if (Products.IsListed(device.RunningFirmware))
        {
            Counters.UpdatesWasted++;
            Log(CplMessageKind.UpdateWasted, due, device);
        }

        CampaignDraws draws = CampaignDraws.Of(plan, device.Id.Value, one.Attempts);
        one.Attempts++;
        one.Stage = CampaignStage.UnderWay;
        Schedule(due.TimeMs, draws.DeliveryMs, due.Entity, CplEventKind.Activate, one.Attempts, 0);
    }

    private void Activate(ref AffectedDevice one, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];

        // 11.4 needs no activation by the supplier: the device activates by itself (SECMP0007).
        bool obeys = device.Type == DeviceType.Ppmid
            || Ask(one, CplRemovalPlan.ActivateFirmware, CommandVariant.SendCritical, due) is { Accepted: true, FailsAtDevice: false };
        CampaignDraws draws = CampaignDraws.Of(plan, device.Id.Value, one.Attempts - 1);
        if (!obeys || !draws.Succeeds)
        {
            Log(CplMessageKind.ActivationFailed, due, device);
            Retry(ref one, due);
            return;
        }

        Change(one, DeviceCommand.ReceiveImage(plan.Replacement), due);
        Change(one, DeviceCommand.Of(DeviceCommandKind.ActivateImage), due);
        Log(CplMessageKind.Activated, due, device);
        if (draws.IsLost)
        {
            Counters.ResponsesLost++;
            Log(CplMessageKind.ResponseLost, due, device);
            one.Tries = 0;
            Schedule(due.TimeMs, plan.Inputs.WaitMs, due.Entity, CplEventKind.Try, one.Attempts, 0);
            return;
        }

        Change(one, DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse), due);
        one.Stage = CampaignStage.Done;
    }

    private void Retry(ref AffectedDevice one, in SimEvent due)
    {
        if (one.Attempts < plan.Inputs.MostAttempts)
        {
            Schedule(due.TimeMs, plan.Inputs.RetryMs, due.Entity, CplEventKind.SendUpdate, one.Attempts, 0);
        }
        else
        {
            one.Stage = CampaignStage.GivenUp;
        }
    }

    // The supplier has heard nothing of an activation that did succeed.
    private void Try(ref AffectedDevice one, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (!device.RecordIsStale && !device.Status.CplHold)
        {
            one.Stage = CampaignStage.Done;
            return;
        }

        if (one.Tries >= plan.Inputs.MostTries)
        {
            GiveUpOrSendAnother(ref one, due);
            return;
        }

        one.Tries++;
        bool repeats = plan.Inputs.RepeatsActivation;
        long rejectedBefore = Counters.RejectedE5;
        AccessOutcome outcome = repeats
            ? Ask(one, CplRemovalPlan.ActivateFirmware, CommandVariant.SendCritical, due)
            : Ask(one, CplRemovalPlan.ReadFirmware, CommandVariant.SendNonCritical, due);
        Counters.TriesRejectedE5 += Counters.RejectedE5 - rejectedBefore;
        uint draw = ((uint)one.Attempts << 8) | one.Tries;
        if (outcome is { Accepted: true, FailsAtDevice: false } && !plan.Tries.Happens(plan.Inputs.LossPpm, device.Id.Value, draw))
        {
            Change(
                one,
                DeviceCommand.Of(repeats ? DeviceCommandKind.ReceiveRepeatedActivationResponse : DeviceCommandKind.ReceiveFirmwareRead),
                due);
        }

        if (!device.Status.CplHold)
        {
            one.Stage = CampaignStage.Done;
            return;
        }

        Schedule(due.TimeMs, plan.Inputs.WaitMs, due.Entity, CplEventKind.Try, (ushort)draw, 0);
    }

    // T-E: as-is, nothing but another firmware update frees the device.
    private void GiveUpOrSendAnother(ref AffectedDevice one, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (CampaignDraws.SendsAnother(plan, device.Id.Value, one.Attempts) && one.Attempts < byte.MaxValue)
        {
            Schedule(due.TimeMs, plan.Inputs.SecondUpdateMs, due.Entity, CplEventKind.SendUpdate, one.Attempts, 0);
        }
        else
        {
            one.Stage = CampaignStage.GivenUp;
        }
    }

    // A request of the responsible supplier, through access control like any other.
    private AccessOutcome Ask(in AffectedDevice one, ServiceRequestVariant variant, CommandVariant commandVariant, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        UserRole role = device.Type is DeviceType.Gsme or DeviceType.Gpf ? UserRole.GasSupplier : UserRole.ImportSupplier;
        AccessOutcome outcome = AccessControl.Check(
            new AccessQuery(
                role,
                variant,
                commandVariant,
                device.Type,
                device.Smets,
                device.ShownStatus,
                Registered: true,
                CertificateHeld: device.SupplierCertificate == one.Supplier),
            plan.Rules.Access);
        Count(outcome, variant, one.Supplier, one, due, device);
        return outcome;
    }
}
