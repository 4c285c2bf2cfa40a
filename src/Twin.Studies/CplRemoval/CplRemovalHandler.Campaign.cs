using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>The suppliers' firmware campaign (domain.md 3.1 D15-D17; T-E).</summary>
internal sealed partial class CplRemovalHandler
{
    /// <summary>What of the world the campaign meets; null where there is nothing but the campaign.</summary>
    internal ICampaignWorld? World { get; init; }

    private void SendUpdate(in AffectedDevice one, ref CampaignWork work, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (!device.Status.CplHold && work.Stage == CampaignStage.Done)
        {
            return;
        }

        bool auxiliary = device.Type == DeviceType.Ppmid;
        ServiceRequestVariant variant = auxiliary ? CplRemovalPlan.UpdatePpmidFirmware : CplRemovalPlan.UpdateFirmware;
        if (!Ask(one, work.Supplier, variant, CommandVariant.NonDevice, due).Accepted)
        {
            work.Stage = CampaignStage.GivenUp;
            return;
        }

        Counters.UpdatesSent++;
        Log(CplMessageKind.UpdateSent, due);
        if (Products.IsListed(device.RunningFirmware))
        {
            Counters.UpdatesWasted++;
            Log(CplMessageKind.UpdateWasted, due);
        }

        CampaignDraws draws = CampaignDraws.Of(plan, device.Id.Value, work.Attempts);
        work.Attempts++;
        work.Stage = CampaignStage.UnderWay;
        Schedule(due.TimeMs, draws.DeliveryMs, due.Entity, CplEventKind.Activate, work.Attempts, 0);
    }

    private void Activate(in AffectedDevice one, ref CampaignWork work, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];

        // 11.4 needs no activation by the supplier: the device activates by itself (SECMP0007).
        bool obeys = device.Type == DeviceType.Ppmid
            || Ask(one, work.Supplier, CplRemovalPlan.ActivateFirmware, CommandVariant.SendCritical, due)
                is { Accepted: true, FailsAtDevice: false };
        CampaignDraws draws = CampaignDraws.Of(plan, device.Id.Value, work.Attempts - 1);
        if (!obeys || !draws.Succeeds || World?.Answers(one.Premises, due.TimeMs) == false)
        {
            Log(CplMessageKind.ActivationFailed, due);
            Retry(ref work, due);
            return;
        }

        Change(one, DeviceCommand.ReceiveImage(plan.Replacement), due);
        Change(one, DeviceCommand.Of(DeviceCommandKind.ActivateImage), due);
        Log(CplMessageKind.Activated, due);
        World?.Activated(one.Premises, one.Device, due.TimeMs);
        if (draws.IsLost)
        {
            Counters.ResponsesLost++;
            Log(CplMessageKind.ResponseLost, due);
            work.Tries = 0;
            Schedule(due.TimeMs, plan.Inputs.WaitMs, due.Entity, CplEventKind.Try, work.Attempts, 0);
            return;
        }

        Change(one, DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse), due);
        work.Stage = CampaignStage.Done;
    }

    private void Retry(ref CampaignWork work, in SimEvent due)
    {
        if (work.Attempts < plan.Inputs.MostAttempts)
        {
            Schedule(due.TimeMs, plan.Inputs.RetryMs, due.Entity, CplEventKind.SendUpdate, work.Attempts, 0);
        }
        else
        {
            work.Stage = CampaignStage.GivenUp;
        }
    }

    // The supplier has heard nothing of an activation that did succeed.
    private void Try(in AffectedDevice one, ref CampaignWork work, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (!device.RecordIsStale && !device.Status.CplHold)
        {
            work.Stage = CampaignStage.Done;
            return;
        }

        if (work.Tries >= plan.Inputs.MostTries)
        {
            GiveUpOrSendAnother(one, ref work, due);
            return;
        }

        work.Tries++;
        bool repeats = plan.Inputs.RepeatsActivation;
        long rejectedBefore = Counters.RejectedE5;
        AccessOutcome outcome = repeats
            ? Ask(one, work.Supplier, CplRemovalPlan.ActivateFirmware, CommandVariant.SendCritical, due)
            : Ask(one, work.Supplier, CplRemovalPlan.ReadFirmware, CommandVariant.SendNonCritical, due);
        Counters.TriesRejectedE5 += Counters.RejectedE5 - rejectedBefore;
        uint draw = ((uint)work.Attempts << 8) | work.Tries;
        if (outcome is { Accepted: true, FailsAtDevice: false } && !plan.Tries.Happens(plan.Inputs.LossPpm, device.Id.Value, draw))
        {
            Change(
                one,
                DeviceCommand.Of(repeats ? DeviceCommandKind.ReceiveRepeatedActivationResponse : DeviceCommandKind.ReceiveFirmwareRead),
                due);
        }

        if (!device.Status.CplHold)
        {
            work.Stage = CampaignStage.Done;
            return;
        }

        Schedule(due.TimeMs, plan.Inputs.WaitMs, due.Entity, CplEventKind.Try, (ushort)draw, 0);
    }

    // T-E: as-is, nothing but another firmware update frees the device.
    private void GiveUpOrSendAnother(in AffectedDevice one, ref CampaignWork work, in SimEvent due)
    {
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        if (CampaignDraws.SendsAnother(plan, device.Id.Value, work.Attempts) && work.Attempts < byte.MaxValue)
        {
            Schedule(due.TimeMs, plan.Inputs.SecondUpdateMs, due.Entity, CplEventKind.SendUpdate, work.Attempts, 0);
        }
        else
        {
            work.Stage = CampaignStage.GivenUp;
        }
    }

    // A request of the responsible supplier, through access control like any other.
    private AccessOutcome Ask(
        in AffectedDevice one, ushort supplier, ServiceRequestVariant variant, CommandVariant commandVariant, in SimEvent due)
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
                CertificateHeld: device.SupplierCertificate == supplier),
            plan.Rules.Access);
        Count(outcome, variant, supplier, due);
        return outcome;
    }
}
