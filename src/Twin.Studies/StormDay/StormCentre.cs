using Twin.Domain.Alerts;
using Twin.Domain.Network.Release;
using Twin.Engine.Runs;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;
using Twin.Studies.PowerOutage;

namespace Twin.Studies.StormDay;

/// <summary>
/// The centres of the models on one timeline. N28 and AD1 do not reach their users by themselves here: they wait with everything else in
/// the DCC's outbound queue, behind an outage and before users' adapters.
/// </summary>
internal sealed class StormCentre : IRunCentre<StormMessage>, IDeliveryListener
{
    /// <summary>The kinds of alerts that are told apart: N28 and N29, AD1 of outages, AD1 of firmware.</summary>
    internal const int AlertKinds = 3;

    private static readonly byte SupplierRow = RowOf("supplierAlert");
    private static readonly byte OperatorRow = RowOf("networkAlert");

    private readonly CplRemovalCentre cpl;
    private readonly PowerOutageCentre power;
    private readonly RecoveryCentre dcc;
    private readonly ForeignMessages alerts;
    private readonly StormEventLog? log;
    private readonly PriorityQueue<(uint Number, ushort User), (long AtMs, uint Number)> atCsps = new();

    /// <summary>Puts the centres together.</summary>
    /// <param name="cpl">The removal's.</param>
    /// <param name="powerWith">Makes the supply's, which tells this centre what the CSPs hand over.</param>
    /// <param name="dcc">The traffic's.</param>
    /// <param name="alerts">The alerts that take the traffic's way.</param>
    /// <param name="log">The event log; null for none.</param>
    internal StormCentre(
        CplRemovalCentre cpl,
        Func<IDeliveryListener, PowerOutageCentre> powerWith,
        RecoveryCentre dcc,
        ForeignMessages alerts,
        StormEventLog? log)
    {
        this.cpl = cpl;
        power = powerWith(this);
        this.dcc = dcc;
        this.alerts = alerts;
        this.log = log;
    }

    /// <summary>The supply's centre.</summary>
    internal PowerOutageCentre Power => power;

    /// <summary>AD1 that firmware raised and that were handed over to the DCC.</summary>
    internal long FalseAlerts { get; private set; }

    /// <inheritdoc/>
    public void Hear(in StormMessage message)
    {
        HandOver(message.TimeMs + 1);
        switch (message.Model)
        {
            case StormModel.Cpl when message.Cpl.Kind == CplMessageKind.Alert:
                HearAlert(message.Cpl);
                break;
            case StormModel.Cpl:
                cpl.Hear(message.Cpl);
                break;
            case StormModel.Power:
                power.Hear(message.Power);
                break;
            case StormModel.Dcc:
                dcc.Hear(message.Dcc);
                break;
            default:
                log?.Meeting(message);
                break;
        }
    }

    /// <inheritdoc/>
    public void Delivered(in SupplyMessage alert, long deliveredMs)
    {
        if (alert.NetworkOperator == 0)
        {
            return;
        }

        int kind = alert.IsReal ? 1 : 2;
        FalseAlerts += kind - 1;
        uint number = alerts.Add(kind, alert.TimeMs);
        log?.Alert(alert.TimeMs, kind == 1 ? "ad1" : "false-ad1", number, deliveredMs);
        atCsps.Enqueue((number, alert.NetworkOperator), (deliveredMs, number));
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => Math.Min(cpl.NextEdgeMs(afterMs), Math.Min(power.NextEdgeMs(afterMs), dcc.NextEdgeMs(afterMs)));

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        // Releases before this moment are decided now, so all that is there before it must be in.
        HandOver(nowMs);
        cpl.AtEdge(nowMs);
        power.AtEdge(nowMs);
        dcc.AtEdge(nowMs);
    }

    /// <summary>Says that nothing more is to come.</summary>
    internal void End(long nowMs)
    {
        power.End();
        cpl.End(nowMs);
    }

    private static byte RowOf(string name)
        => (byte)MessageRow.All.Select(static (row, at) => (row.Name, at)).First(row => row.Name == name).at;

    private void HearAlert(in CplMessage message)
    {
        uint number = alerts.Add(0, message.TimeMs);
        log?.Alert(message.TimeMs, message.Alert == DccAlertCode.N28 ? "n28" : "n29", number, message.TimeMs);
        cpl.LogAlert(message, message.TimeMs);
        Enter(number, message.User, message.TimeMs, SupplierRow);
    }

    // CSPs hand alerts over at moments of their own, so they are put in between what is heard in order.
    private void HandOver(long beforeMs)
    {
        while (atCsps.TryPeek(out (uint Number, ushort User) alert, out (long AtMs, uint Number) at) && at.AtMs < beforeMs)
        {
            _ = atCsps.Dequeue();
            Enter(alert.Number, alert.User, at.AtMs, OperatorRow);
        }
    }

    private void Enter(uint number, ushort user, long atMs, byte row)
        => dcc.Hear(new RecoveryMessage(atMs, number, (uint)atMs, user, 0, row, RecoveryMessageKind.Accepted));
}
