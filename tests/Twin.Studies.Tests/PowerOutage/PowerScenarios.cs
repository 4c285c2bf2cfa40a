namespace Twin.Studies.Tests.PowerOutage;

/// <summary>Scenarios of the tests: small, and eventful enough that every metric is above zero under some variant.</summary>
internal static class PowerScenarios
{
    /// <summary>Overlapping outages at both CSPs, reclosings, lost alerts, a border of CSPs, deliveries after the end.</summary>
    internal const string Eventful = """
        study: power-outage
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonHours: 3
          alertLossPercent: 10
          border: { area: "13 20", otherCspPercent: 40 }
          calls: { percent: 30, meanDelayMinutes: 10, leastDelayMinutes: 1, answeredPerHour: 60 }
          awareness: { reports: 3 }
          target: { seconds: 100 }
          outage1: { area: "16 23", sharePercent: 80, atMinutes: 10, durationMinutes: 20, restorationMinutes: 60, autoReclosePercent: 30 }
          outage2: { area: 20, atMinutes: 12, durationMinutes: 2, restorationMinutes: 30, restoration: exponential }
          outage3: { area: all, sharePercent: 20, atMinutes: 14, durationMinutes: 600 }
          outage4: { premises: "5-9, 2990", atMinutes: 176.9, durationMinutes: 9 }
        variants:
          - name: as-is
          - { name: achieved, mods: [MP096] }
          - { name: renegotiated, mods: [MP096-RENEGOTIATED] }
        """;

    /// <summary>As <see cref="Eventful"/> by the closed form, counted from the loss of supply.</summary>
    internal static string FromLossByCurve { get; } = Eventful
        .Replace("  alertLossPercent: 10\n", "  alertLossPercent: 10\n  clock: outage\n  curve: documented\n", StringComparison.Ordinal);

    /// <summary>As <see cref="Eventful"/> with lanes by draw.</summary>
    internal static string ByDraw { get; } = Eventful
        .Replace("  alertLossPercent: 10\n", "  alertLossPercent: 10\n  arqivaLane: draw\n", StringComparison.Ordinal);

    /// <summary>As <see cref="Eventful"/> with a hold-up that most losses do not last: outages of which only callers tell.</summary>
    internal static string CallsOnly { get; } = Eventful
        .Replace("  alertLossPercent: 10\n", "  alertLossPercent: 10\n  holdUpSeconds: 3600\n", StringComparison.Ordinal)
        .Replace("restorationMinutes: 60", "restorationMinutes: 30", StringComparison.Ordinal)
        .Replace("area: all, sharePercent: 20", "area: all, sharePercent: 0", StringComparison.Ordinal);
}
