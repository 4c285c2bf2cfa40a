namespace Twin.Domain.CommunicationsHubs;

/// <summary>The return type of 8.14.3.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum FaultReturnType : byte
{
    /// <summary>The fault was found before installation.</summary>
    PriorToInstallation,

    /// <summary>The fault was found after installation.</summary>
    PostInstallation,
}
