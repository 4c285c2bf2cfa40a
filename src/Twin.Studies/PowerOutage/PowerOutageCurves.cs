using Twin.Studies.Results;

namespace Twin.Studies.PowerOutage;

/// <summary>The curves of one variant.</summary>
internal static class PowerOutageCurves
{
    private const int Samples = 300;

    /// <summary>The curves: from the first loss until what was lost is told, or the end.</summary>
    internal static IReadOnlyList<Series> Of(PowerOutageFigures figures, PowerOutageCentre centre, long horizonMs)
    {
        long[] lost = [.. centre.LostMs.Items().Order()];
        long[] restored = [.. centre.RestoredMs.Items().Order()];
        long[] raised = [.. figures.Alerts.Select(static a => a.RaisedMs).Order()];
        long[] delivered = [.. figures.Alerts.Select(static a => a.DeliveredMs).Order()];
        long fromMs = lost.Length == 0 ? 0 : lost[0];
        long lastMs = Math.Max(delivered.Length == 0 ? 0 : delivered[^1], restored.Length == 0 ? horizonMs : restored[^1]);
        long untilMs = Math.Min(horizonMs, lastMs + 1_000);
        CurveSet curves = new();
        for (int sample = 0; sample <= Samples; sample++)
        {
            long nowMs = fromMs + ((untilMs - fromMs) * sample / Samples);
            curves.Add("premisesOff", nowMs, UpTo(lost, nowMs) - UpTo(restored, nowMs));
            curves.Add("alertsDelivered", nowMs, UpTo(delivered, nowMs));
            curves.Add("alertsWaiting", nowMs, UpTo(raised, nowMs) - UpTo(delivered, nowMs));
        }

        return
        [
            curves.Series("premisesOff", "Premises without supply", "premises", isStep: true),
            curves.Series("alertsDelivered", "AD1 delivered so far", "alerts", isStep: true),
            curves.Series("alertsWaiting", "AD1 raised and not yet delivered", "alerts", isStep: true),
        ];
    }

    private static int UpTo(long[] sorted, long nowMs)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= nowMs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
