namespace Twin.Studies.Tests.RequestTraffic;

/// <summary>Scenarios of the tests.</summary>
internal static class RequestScenarios
{
    /// <summary>Small and overloaded; with deferring instead of rejecting every metric is above zero somewhere.</summary>
    internal const string Eventful = """
        study: request-traffic
        estate: { profile: gb, premises: 2000 }
        inputs:
          horizonHours: 6
          traffic: { register-read: { perDevicePerDay: 8 } }
          capacity: { factor: 3, queueMinutes: 20 }
          burst: { atHours: 3, overMinutes: 30, perMeter: 5 }
          allocation: { intervalSeconds: 300 }
          retry: { timeoutSeconds: 600, waitSeconds: 300, mostAttempts: 5 }
        variants:
          - name: as-is
          - { name: SECMP0067, mods: [SECMP0067] }
        """;

    /// <summary>No batch, no repetitions: Poisson arrivals at half the capacity of one server.</summary>
    internal const string Plain = """
        study: request-traffic
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonHours: 360
          capacity: { factor: 2, queueMinutes: 100000 }
          device: { responseSeconds: 0 }
          burst: { perMeter: 0 }
          retry: { timeoutSeconds: none }
        variants:
          - name: as-is
        """;
}
