namespace Twin.Studies.Tests.AlertStorm;

/// <summary>Scenarios of the tests.</summary>
internal static class StormScenarios
{
    /// <summary>Small, and eventful enough that every metric is above zero under some variant.</summary>
    internal const string Eventful = """
        study: alert-storm
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonHours: 30
          storm: { affectedPercent: 30, alertsPerHour: 30, startHours: 4, durationHours: 14 }
          genuine: { alertsPerDevicePerDay: 2 }
          restoration: { atHours: 10, distributorId: 12, premisesPercent: 60, alertsPerDevice: 9, spreadMinutes: 20 }
          throttle: { windowMinutes: 15, threshold: 4, periodHours: 2, excludedCodes: 8F35 }
        variants:
          - name: as-is
          - { name: SECMP0062, mods: [SECMP0062] }
        """;
}
