namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>Scenarios of the tests: small, and so tight that every metric is above zero in some mode under some policy.</summary>
internal static class RecoveryScenarios
{
    /// <summary>What stops; the last is an outage of the DSP near the end of the run, after which schedules are caught up on.</summary>
    internal static readonly string[] Modes = ["outbound", "dsp", "csp:central", "capacity:30", "none", CatchingUp];

    private const string CatchingUp = "dsp, caught up";

    /// <summary>About 20,000 messages a day at 400 premises; the outage ends after two of twelve hours.</summary>
    internal static string Eventful(string mode) => mode == CatchingUp
        ? Of("dsp", "5.1", "catchUp")
        : Of(mode, "12", "miss");

    /// <summary>How long the DCC takes for a message: 20,000 a day times the release rate.</summary>
    internal static long ServiceMs(string mode) => mode == "csp:central" ? 864 : 1_661;

    private static string Of(string mode, string hours, string missed) => $$"""
        study: outage-recovery
        estate: { profile: gb, premises: 400 }
        inputs:
          horizonHours: {{hours}}
          startsAtHour: 20
          outage: { mode: "{{mode}}", atHours: 3, hours: 2 }
          traffic: { messagesPerPremisesPerDay: 50 }
          night: { peakFactor: 2.5, startsAtHour: 22 }
          device: { responseSeconds: 3 }
          release: { timesMean: {{(mode == "csp:central" ? 5 : 2.6)}}, limit: { alert: 1.3 } }
          adapter: { timesMean: {{(mode == "csp:central" ? 10 : 1.5)}}, bufferSeconds: 90, leastBuffer: 2 }
          delivery: { acknowledged: whenProcessed, retryAfterSeconds: 45, acknowledgeSeconds: 50 }
          delivery.lostAcknowledgementPercent: 2
          delivery.mostAttempts: 9
          userRetry: { firstSeconds: 100, longestSeconds: 1500, mostAttempts: 7 }
          schedules: { missed: {{missed}} }
          threshold: { timesMean: 1.2, least: 2, windowMinutes: 20 }
          topUp: { lateMinutes: 10 }
        variants:
          - name: fifo
          - { name: strict, mods: [DP100] }
          - { name: weighted, mods: [DP100-WEIGHTED] }
          - { name: throttled, mods: [DP100-THROTTLED] }
        """;
}
