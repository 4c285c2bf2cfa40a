namespace Twin.Studies.Tests.StormDay;

/// <summary>Scenarios of the tests: small, and with everything in everybody's way.</summary>
internal static class StormScenarios
{
    /// <summary>How long the DCC takes for a message: 16,000 a day times the release rate.</summary>
    internal const long ServiceMs = 2_077;

    /// <summary>
    /// A removal after an hour, its campaign at once, two outages of supply, the DCC out from hour 3 to 5. What outage-recovery's
    /// recomputation knows of its scenario is the same here.
    /// </summary>
    internal const string Eventful = """
        study: storm-day
        estate: { profile: gb, premises: 800 }
        inputs:
          horizonHours: 12
          activation: { cutsSupplyPercent: 60, cutMinutes: 4 }
          cpl:
            removal: { atHours: 1 }
            dsp: { suspensionsPerSecond: 0.02 }
            campaign: { startAfterHours: 0, pacePercentPerDay: 100, deliveryHours: 0.5, retryAfterHours: 1, mostAttempts: 2 }
            lostResponse: { percent: 35, waitHours: 1, mostTries: 1, secondUpdatePercent: 40, secondUpdateAfterDays: 0.1 }
            rdp: { runsPerDay: 4, firstRunHours: 2, rejectionPercent: 20 }
          power:
            alertLossPercent: 10
            calls: { percent: 30, meanDelayMinutes: 10, leastDelayMinutes: 1, answeredPerHour: 60 }
            awareness: { reports: 3 }
            target: { seconds: 100 }
            outage1: { area: all, sharePercent: 50, atMinutes: 150, durationMinutes: 60, restorationMinutes: 120, autoReclosePercent: 10 }
            outage2: { area: "10 20", atMinutes: 152, durationMinutes: 300 }
          dcc:
            outage: { mode: outbound, atHours: 3, hours: 2 }
            traffic: { messagesPerPremisesPerDay: 20 }
            night: { peakFactor: 2, startsAtHour: 22 }
            device: { responseSeconds: 3 }
            release: { timesMean: 2.6, limit: { alert: 1.3 } }
            adapter: { timesMean: 12, networkOperatorTimesMean: 300, bufferSeconds: 90, leastBuffer: 4 }
            delivery: { acknowledged: whenProcessed, retryAfterSeconds: 45, acknowledgeSeconds: 50 }
            delivery.lostAcknowledgementPercent: 2
            delivery.mostAttempts: 60
            threshold: { timesMean: 1.2, least: 2, windowMinutes: 20 }
            topUp: { lateMinutes: 10 }
        variants:
          - name: as-is
          - { name: MP105 and rule c, mods: [MP105, MP077-BR] }
          - { name: strict, mods: [DP100], switches: { outageAlertTarget: renegotiated } }
        """;
}
