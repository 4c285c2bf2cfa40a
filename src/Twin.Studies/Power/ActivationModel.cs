using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Scheduling;

namespace Twin.Studies.Power;

/// <summary>
/// The firmware campaign of one partition (T-C): on its day a meter activates, and while it does the hub may have no supply. It says so to
/// the supply model, which makes of it what it makes of any loss.
/// </summary>
internal sealed class ActivationModel
{
    private readonly SupplyPlan plan;
    private readonly EstatePartition estate;
    private readonly SupplyModel supply;
    private readonly ISupplyHost host;
    private CampaignPlan? campaign;

    /// <summary>Prepares a partition.</summary>
    internal ActivationModel(SupplyPlan plan, EstatePartition estate, SupplyModel supply, ISupplyHost host)
    {
        this.plan = plan;
        this.estate = estate;
        this.supply = supply;
        this.host = host;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            Qualifying += Qualifies(premises) ? 1 : 0;
        }
    }

    /// <summary>How many meters a campaign can update: SMETS2, Commissioned, behind a hub in touch.</summary>
    internal long Qualifying { get; }

    /// <summary>Schedules the activations.</summary>
    /// <param name="planned">The campaign.</param>
    /// <param name="first">The number, among all that qualify, of the partition's first.</param>
    internal void Begin(CampaignPlan planned, long first)
    {
        campaign = planned;
        long number = first;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            if (!Qualifies(premises))
            {
                continue;
            }

            long place = planned.Order.PlaceOf(number++);
            if (place < planned.Meters)
            {
                ulong device = MeterAt(premises).Id.Value;
                long atMs = planned.MomentMs(place, device);
                ulong payload = ((ulong)planned.CutMs(device) << 1) | (planned.Speaks(device) ? 1UL : 0);
                host.CountExogenous(SupplyEventKind.ActivateFirmware, device, atMs, payload);
                Schedule(atMs, premises, attempt: 0);
            }
        }
    }

    /// <summary>Applies an activation.</summary>
    internal void Handle(in SimEvent due)
    {
        int premises = due.Entity;
        if (!supply.HasSupply(premises))
        {
            // Nobody answers where there is no supply; the supplier tries at the same time of the next day.
            Schedule(due.TimeMs + SimTime.DayMs, premises, due.Data + 1);
            return;
        }

        ref readonly DeviceState meter = ref MeterAt(premises);
        host.Post(new SupplyMessage
        {
            TimeMs = due.TimeMs,
            Entity = supply.IdOf(premises),
            Kind = SupplyMessageKind.Activated,
            Cause = SupplyModel.Activation,
            MeterPoint = supply.MeterPointOf(premises),
        });
        long cutMs = campaign!.CutMs(meter.Id.Value);
        if (cutMs > 0)
        {
            supply.Cut(premises, due.TimeMs, SupplyModel.Activation, due.TimeMs + cutMs, campaign.Speaks(meter.Id.Value));
        }
    }

    private bool Qualifies(int premises)
        => estate.Hubs[premises].Stage == HubStage.Installed && supply.MeterOf(premises) >= 0
            && MeterAt(premises).Status.Shown == SmiStatus.Commissioned;

    private ref readonly DeviceState MeterAt(int premises) => ref estate.DevicesOf(premises)[supply.MeterOf(premises)];

    private void Schedule(long atMs, int premises, int attempt)
    {
        if (atMs < plan.HorizonMs)
        {
            const byte Kind = (byte)SupplyEventKind.ActivateFirmware;
            host.Schedule(new SimEvent(atMs, premises, Kind, Kind, (ushort)attempt, attempt));
        }
    }
}
