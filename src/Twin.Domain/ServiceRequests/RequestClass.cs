namespace Twin.Domain.ServiceRequests;

/// <summary>How the status check (E5) sees a request (Twin resolutions R3).</summary>
/// <remarks>Equal to the classes of <c>rules/status-admission.csv</c>; a test compares them.</remarks>
public enum RequestClass : byte
{
    /// <summary>Answered by the DCC itself; nothing is sent to the device.</summary>
    DccOnly,

    /// <summary>Critical, sent to the device.</summary>
    Critical,

    /// <summary>Not critical, sent to the device. 11.1 counts here: its image goes to the device.</summary>
    NonCritical,
}
