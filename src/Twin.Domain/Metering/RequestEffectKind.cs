namespace Twin.Domain.Metering;

/// <summary>What a service request does to the metering part of a device.</summary>
public enum RequestEffectKind : byte
{
    /// <summary>Nothing: it concerns schedules, credentials, the inventory, firmware or the DCC.</summary>
    Elsewhere,

    /// <summary>It sets groups of settings, with an action where the meter works with them.</summary>
    Set,

    /// <summary>It reads groups of settings, with an action for what is worked out.</summary>
    Read,

    /// <summary>It changes the state by an action alone.</summary>
    Act,
}
