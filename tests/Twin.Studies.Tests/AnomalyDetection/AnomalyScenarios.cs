namespace Twin.Studies.Tests.AnomalyDetection;

/// <summary>Scenarios of the tests.</summary>
internal static class AnomalyScenarios
{
    /// <summary>Half a week of everything, with channels bad enough that every metric is above zero under some variant.</summary>
    internal const string Eventful = """
        study: anomaly-detection
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonDays: 3.4
          threshold: { factor: 3, least: 10, dccFactor: 4 }
          value: { errorPercent: 5 }
          price: { atHours: 72, overHours: 9, fileLeadHours: 16 }
          surge: { atHours: 58, commandsPerHour: 100 }
          channel:
            email: { lostPercent: 30, latePercent: 30, breachPercent: 30 }
            ssi: { lostPercent: 10 }
            secureDelivery: { latePercent: 20 }
        variants:
          - name: as-is
          - { name: secure delivery, mods: [DP109] }
          - { name: SSI, switches: { anomalyFileChannel: ssi } }
        """;

    /// <summary>A surge from the start of a Monday, nobody else sends what it sends, and nobody looks into it.</summary>
    internal const string Surge = """
        study: anomaly-detection
        estate: { profile: gb, premises: 300 }
        inputs:
          horizonDays: 4
          threshold: { least: 20 }
          price: { atHours: none }
          retryStorm: { atHours: none }
          surge: { atHours: 0, commandsPerHour: 500, forHours: 48, otherDetectionHours: none }
          staff: { investigationHours: 1000 }
        traffic: []
        variants:
          - name: as-is
        """;
}
