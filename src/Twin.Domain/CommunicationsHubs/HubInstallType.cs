namespace Twin.Domain.CommunicationsHubs;

/// <summary><c>CHFInstallType</c> of 8.14.1.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum HubInstallType : byte
{
    /// <summary>New CHF Install.</summary>
    NewInstall,

    /// <summary>Replacement CHF Install.</summary>
    ReplacementInstall,

    /// <summary>CHF Install - no SM WAN.</summary>
    InstallNoWan,
}
