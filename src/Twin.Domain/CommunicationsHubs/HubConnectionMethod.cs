namespace Twin.Domain.CommunicationsHubs;

/// <summary>How the hub was connected, in 8.14.3.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum HubConnectionMethod : byte
{
    /// <summary>Hot-shoe.</summary>
    HotShoe,

    /// <summary>Cradle.</summary>
    Cradle,

    /// <summary>ESME.</summary>
    Esme,
}
