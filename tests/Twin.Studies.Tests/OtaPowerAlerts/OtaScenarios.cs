namespace Twin.Studies.Tests.OtaPowerAlerts;

/// <summary>Scenarios of the tests: small, and eventful enough that every metric is above zero under some variant.</summary>
internal static class OtaScenarios
{
    internal const int Days = 4;

    /// <summary>
    /// Many outages during the campaign, so that real losses fall into windows and holds; lost alerts, failing reads, silent meters.
    /// </summary>
    internal const string Eventful = """
        study: ota-power-alerts
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonDays: 6.0416666666667
          alertLossPercent: 5
          campaign: { sharePercent: 30, startDay: 1, days: 4, fromHour: 0, hours: 24, cutLeastSeconds: 120, cutMostSeconds: 900 }
          campaign.restorationAlertPercent: 70
          campaign.newSpecificationPercent: 10
          outages: { perPremisesPerYear: 120, meanPremises: 40, meanMinutes: 40 }
          storm: { area: "16 20", atDay: 5, hours: 30, factor: 6 }
          suppression: { windowMinutes: 120, holdMinutes: 200, readDelaySeconds: 200 }
          dno: { readPercent: 60, readAfterMinutes: 9, readFailurePercent: 10 }
        variants:
          - name: as-is
          - { name: window, mods: [MP102] }
          - { name: cancel, mods: [MP102-CANCEL] }
          - { name: read, mods: [MP102-READ] }
        """;
}
