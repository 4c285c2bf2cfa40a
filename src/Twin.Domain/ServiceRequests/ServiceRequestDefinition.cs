using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/service-requests.csv</c>: what the published documents say of a service request variant.</summary>
/// <remarks>Published facts. What the twin enforces is <see cref="AccessRules"/>, which applies resolutions and modifications.</remarks>
public sealed record ServiceRequestDefinition
{
    /// <summary>The variant.</summary>
    public required ServiceRequestVariant Variant { get; init; }

    /// <summary>Its text, as <c>8.1.1</c>.</summary>
    public required string Srv { get; init; }

    /// <summary>The service reference it belongs to, as <c>8.1</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Its name in DUIS.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is critical.</summary>
    public required Criticality Criticality { get; init; }

    /// <summary>How the status check sees it.</summary>
    public required RequestClass Class { get; init; }

    /// <summary>Whether it names a device.</summary>
    public required RequestTarget Target { get; init; }

    /// <summary>The roles that may send it; empty for 7.16, 8.5 and 8.6.</summary>
    public required UserRoles EligibleRoles { get; init; }

    /// <summary>The device types it is for; an SAPC counts as an ESME (Twin resolutions R3).</summary>
    public required DeviceTypes DeviceTypes { get; init; }

    /// <summary>Whether the published row names the SAPC, an ESME of variant G.</summary>
    public required bool NamesSapc { get; init; }

    /// <summary>The ways it may be executed.</summary>
    public required RequestModes Modes { get; init; }

    /// <summary>The command variants it may be sent with.</summary>
    public required CommandVariants CommandVariants { get; init; }

    /// <summary>Target response time on demand for SMETS2+, in seconds; null where none is given.</summary>
    public required int? TargetSmets2Seconds { get; init; }

    /// <summary>Target response time on demand for SMETS1, in seconds; null where none is given.</summary>
    public required int? TargetSmets1Seconds { get; init; }

    /// <summary>Target response time when future-dated or scheduled, in seconds; null where none is given.</summary>
    public required int? TargetFutureDatedSeconds { get; init; }

    /// <summary>Which of the three times are assumptions.</summary>
    public required AssumedTimes AssumedTimes { get; init; }

    /// <summary>Who holds it until it is due.</summary>
    public required FutureDating FutureDating { get; init; }

    /// <summary>The element of the DUIS body.</summary>
    public required string BodyElement { get; init; }

    /// <summary>The GBCS use cases it turns into; empty for requests without a command.</summary>
    public required IReadOnlyList<string> GbcsUseCases { get; init; }

    /// <summary>What the sender has to be registered for.</summary>
    public required RegistrationCheck RegistrationCheck { get; init; }

    /// <summary>What the documents say of a Suspended device: yes, no, n/a, smets1-cv2-only, mp105-only.</summary>
    public required string AllowedWhenSuspended { get; init; }

    /// <summary>Whether the DCC's own answer (command variant 8) carries data, so that it is I0 and not I99.</summary>
    public required bool ReturnsData { get; init; }

    /// <summary>Whether SMETS1 devices support it.</summary>
    public required Smets1Support Smets1 { get; init; }

    /// <summary>The DUIS version it appeared in, as <c>1.0</c> or <c>4.0 or 5.0</c>.</summary>
    public required string DuisVersion { get; init; }

    /// <summary>Where the row comes from.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>How sure roles, modes, command variants and the like are.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How sure the device types are.</summary>
    public required Confidence DeviceTypesConfidence { get; init; }

    /// <summary>How sure the target response times on demand are.</summary>
    public required Confidence TargetConfidence { get; init; }

    /// <summary>How sure the DUIS version is.</summary>
    public required Confidence DuisVersionConfidence { get; init; }

    /// <summary>Remarks; may be empty.</summary>
    public required string Notes { get; init; }

    /// <summary>Whether it may be sent with this command variant.</summary>
    public bool Allows(CommandVariant commandVariant) => ((int)CommandVariants >> (int)commandVariant & 1) != 0;

    /// <summary>Whether this role is eligible by the published table.</summary>
    public bool Allows(UserRole role) => ((int)EligibleRoles >> (int)role & 1) != 0;

    /// <summary>Whether it is for this device type by the published table.</summary>
    public bool Allows(DeviceType type) => ((int)DeviceTypes >> (int)type & 1) != 0;
}
