using Twin.Studies.Running;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>Scenarios of the tests: small, and eventful enough that every metric is above zero under some variant.</summary>
internal static class TestScenarios
{
    /// <summary>The folder with <c>example-draft.yaml</c>, whose export suppliers hear of N28.</summary>
    internal static string DraftFolder => AppContext.BaseDirectory;

    /// <summary>About 225 ESMEs of 3,000 premises; lost responses, failures, rejected records; the end lies between file runs.</summary>
    internal const string Eventful = """
        study: cpl-removal
        estate: { profile: gb, premises: 3000 }
        inputs:
          horizonDays: 14
          removal: { atHours: 24 }
          dsp: { suspensionsPerSecond: 0.01 }
          campaign: { startAfterHours: 24, pacePercentPerDay: 10, activationSuccessPercent: 70, mostAttempts: 2, retryAfterHours: 20 }
          lostResponse: { percent: 35, waitHours: 6, mostTries: 2, secondUpdatePercent: 40, secondUpdateAfterDays: 1 }
          userQueue: { messagesPerMeterPerMonth: 2 }
          rdp: { runsPerDay: 2, firstRunHours: 2, rejectionPercent: 20 }
        traffic:
          - &read
            { name: read, srv: "4.8.1", commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: scheduled, perDevicePerDay: 1 }
          - { <<: *read, name: tariff, srv: 1.1.1, commandVariant: 5, timing: random, perDevicePerDay: 0.2 }
          - { <<: *read, name: "log, all", srv: "6.13", timing: random, perDevicePerDay: 0.3 }
          - { <<: *read, name: top-up by a network, srv: "2.2", sender: networkOperator, timing: random, perDevicePerDay: 0.1 }
        variants:
          - name: as-is
          - { name: MP105, mods: [MP105] }
          - { name: rule c, mods: [MP077-BR], switches: { maxUpdatesPerFile: 7 } }
          - { name: draft, mods: [example-draft.yaml] }
        """;

    /// <summary>The default profile with a model for the hubs, which it leaves open.</summary>
    internal static string ProfileWithHubs { get; } = ShippedScenarios.Read("profiles/gb.yaml")!.TrimEnd('\n') + "\n" + """
          - { type: CHF, smets: SMETS2, manufacturer: Hubbard, model: Hub, percent: 100, firmware: [{ version: "3.0", percent: 100 }] }
          - { type: GPF, smets: SMETS2, manufacturer: Hubbard, model: Hub, percent: 100, firmware: [{ version: "3.0", percent: 100 }] }

        """;

    /// <summary>As <see cref="Eventful"/> over one entry of another type, listed again while the DSP still works.</summary>
    /// <remarks>Its profile is <see cref="ProfileWithHubs"/>, to be written beside it.</remarks>
    internal static string Relisted(string type, string manufacturer, string model, string firmware) => $$"""
        study: cpl-removal
        estate: { profile: gb-with-hubs.yaml, premises: 1500 }
        inputs:
          horizonDays: 6
          removal: { deviceType: {{type}}, manufacturer: "{{manufacturer}}", model: "{{model}}", firmware: "{{firmware}}" }
          removal.atHours: 6
          removal.relistAfterHours: 72
          dsp: { suspensionsPerSecond: 0.02 }
          campaign: { replacementFirmware: "9.99", startAfterHours: 12, pacePercentPerDay: 30, deliveryHours: 6 }
          lostResponse: { percent: 25, waitHours: 6 }
        variants:
          - { name: everything suspended, switches: { suspendedTypes: { add: [CHF, GPF] } } }
          - { name: SECMP0007, mods: [SECMP0007], switches: { suspendedTypes: { add: [CHF, GPF] } } }
          - { name: rule e, mods: [MP077-ALT], switches: { suspendedTypes: { add: [CHF, GPF] } } }
        """;

    /// <summary>As <see cref="Relisted"/>, but the entry stays off the list.</summary>
    internal static string NeverRelisted(string type, string manufacturer, string model, string firmware)
        => Relisted(type, manufacturer, model, firmware)
            .Replace("relistAfterHours: 72", "relistAfterHours: none", StringComparison.Ordinal);
}
