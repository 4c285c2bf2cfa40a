using Twin.Domain.Collections;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Power;

namespace Twin.Studies.PowerOutage;

/// <summary>What concerns the whole estate: the CSPs' delivery, the calls, and what the network operators know when.</summary>
internal sealed class PowerOutageCentre : IRunCentre<SupplyMessage>, IDeliveryListener
{
    private const long ThreeMinutesMs = 3 * SimTime.MinuteMs;

    private readonly PowerOutageInputs inputs;
    private readonly PowerOutageLog? log;
    private readonly OutageAlertDelivery delivery;
    private readonly ReportedOutage[] outages;
    private UserQueue calls;

    /// <summary>Prepares the centre of a run.</summary>
    internal PowerOutageCentre(PowerOutageInputs inputs, SupplyPlan plan, OutageAlertTarget target, TextWriter? events)
    {
        this.inputs = inputs;
        log = events is null ? null : new PowerOutageLog(events);
        delivery = new OutageAlertDelivery(inputs.TermsUnder(target), this);
        calls = new UserQueue(inputs.CallRate);

        // The last is for what is no outage: firmware that cuts the supply, in studies that have both.
        outages = [.. plan.Outages.Select(static _ => new ReportedOutage()), new ReportedOutage()];
    }

    /// <summary>Takes alerts as the CSPs hand them over, where they do not go to the network operators at once; null otherwise.</summary>
    internal IDeliveryListener? Onward { get; init; }

    /// <summary>What was heard of each outage, and at the end of what is none.</summary>
    internal IReadOnlyList<ReportedOutage> Outages => outages;

    /// <summary>The alerts that reached their CSP.</summary>
    internal BlockList<DeliveredAlert> Alerts { get; } = new();

    /// <summary>When premises lost their supply.</summary>
    internal BlockList<long> LostMs { get; } = new();

    /// <summary>When they had it back.</summary>
    internal BlockList<long> RestoredMs { get; } = new();

    /// <summary>From the loss to the arrival of 8F36.</summary>
    internal BlockList<long> ReturnsAfterThreeMinutesMs { get; } = new();

    /// <summary>Interruptions that ended within three minutes.</summary>
    internal long Short { get; private set; }

    /// <summary>8F35 received.</summary>
    internal long Restored { get; private set; }

    /// <summary>When the last 8F36 was received; the start of the run before any.</summary>
    internal long LastReturnMs { get; private set; }

    /// <summary>The longest that a call waited to be answered.</summary>
    internal long LongestCallWaitMs { get; private set; }

    /// <inheritdoc/>
    public void Hear(in SupplyMessage message)
    {
        delivery.AdvanceTo(message.TimeMs);
        switch (message.Kind)
        {
            case SupplyMessageKind.SupplyLost:
                LostMs.Add(message.TimeMs);
                ReportedOf(message.Cause).Premises++;
                log?.Row("supply-lost", message, string.Empty, null);
                break;
            case SupplyMessageKind.AlertRaised:
                ReportedOf(message.Cause).Raised++;
                delivery.Take(message);
                break;
            case SupplyMessageKind.AlertLost:
                ReportedOf(message.Cause).Raised++;
                ReportedOf(message.Cause).Lost++;
                log?.Row("alert-lost", message, "AD1", null);
                break;
            case SupplyMessageKind.SupplyRestored:
                HearRestored(message);
                break;
            case SupplyMessageKind.Called:
                long answeredMs = calls.Enqueue(new SimTime(message.TimeMs)).Ms;
                ReportedOf(message.Cause).CallsAnsweredMs.Add(answeredMs);
                LongestCallWaitMs = Math.Max(LongestCallWaitMs, answeredMs - message.TimeMs);
                log?.Row("call", message, string.Empty, answeredMs);
                break;
        }
    }

    /// <inheritdoc/>
    public void Delivered(in SupplyMessage alert, long deliveredMs)
    {
        Alerts.Add(new DeliveredAlert(alert.TimeMs, alert.LostMs, deliveredMs, alert.Cause, alert.Provider));
        log?.Row("alert-raised", alert, "AD1", deliveredMs);
        Onward?.Delivered(alert, deliveredMs);
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => long.MaxValue;

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
    }

    /// <summary>Says that nothing more is to come.</summary>
    internal void End() => delivery.AdvanceTo(long.MaxValue);

    private ReportedOutage ReportedOf(int cause) => cause == SupplyModel.Activation ? outages[^1] : outages[cause];

    private void HearRestored(in SupplyMessage message)
    {
        RestoredMs.Add(message.TimeMs);
        Short += message.TimeMs - message.LostMs < ThreeMinutesMs ? 1 : 0;
        long reportedMs = message.TimeMs + inputs.Supply.RestorationAlertMs;
        switch (message.Restoration)
        {
            case RestorationAlert.Restored:
                Restored++;
                log?.Row("supply-restored", message, "8F35", reportedMs);
                break;
            case RestorationAlert.RestoredAfterThreeMinutes:
                ReturnsAfterThreeMinutesMs.Add(reportedMs - message.LostMs);
                LastReturnMs = Math.Max(LastReturnMs, reportedMs);
                log?.Row("supply-restored", message, "8F36", reportedMs);
                break;
            default:
                log?.Row("supply-restored", message, string.Empty, null);
                break;
        }
    }
}
