namespace Twin.Studies.Tests.ServiceFlags;

/// <summary>Scenarios of the tests: small, and eventful enough that every metric is above zero under some variant.</summary>
internal static class FlagScenarios
{
    /// <summary>A go-live out of rule b, the switch of electricity later than that of gas; half a year in all.</summary>
    internal const string Eventful = """
        study: service-flags
        estate: { profile: service-flags, premises: 600 }
        inputs:
          history.days: 120
          after.days: 60.3
          installs: { afterGoLivePercent: 20, leavePercent: 10, leaveMeanDays: 20, unfinishedPercent: 15, prematureActivePercent: 10 }
          removals: { percentPerYear: 50, exchangePercent: 50, withoutDecommissionPercent: 30, lateMeanDays: 20, reinstallPercent: 50 }
          removals.reinstallMeanDays: 20
          suspensions: { percentPerYear: 40, meanDays: 10 }
          recoveries: { percentPerYear: 10 }
          goLive: { before: b, electricitySwitchAfterDays: 7.5 }
          rdp: { runsPerDay: 2, rejectionPercent: 20, recordsPerHour: 40 }
          switching.percentPerYear: 100
        variants:
          - { name: as-is, switches: { flagRule: b, exportPolicy: firstActive } }
          - { name: MP077-PIA, mods: [MP077-PIA] }
          - { name: MP077, mods: [MP077] }
          - { name: rule c capped, mods: [MP077-BR], switches: { maxUpdatesPerFile: 7 } }
        """;

    /// <summary>Rules from the start over an estate that has its meters, SMETS1 ones too; held meters do not count as operable.</summary>
    internal const string FromTheStart = """
        study: service-flags
        estate: { profile: gb, premises: 500 }
        inputs:
          history.days: 60
          after.days: 45
          installs: { newMetersPercent: 30, leavePercent: 5, unfinishedMeanDays: 10 }
          removals: { percentPerYear: 40, withoutDecommissionPercent: 30 }
          suspensions: { percentPerYear: 50, meanDays: 12 }
          recoveries: { percentPerYear: 5 }
          goLive.before: none
          rdp: { rejectionPercent: 10 }
          truth.heldMeters: notOperable
        variants:
          - { name: a2, switches: { flagRule: a2 } }
          - { name: a1, switches: { flagRule: a1 } }
          - { name: e without SMETS1, switches: { flagRule: e, smets1Exported: false } }
          - { name: c2, switches: { flagRule: c2 } }
        """;
}
