namespace Twin.Domain.CommunicationsHubs;

/// <summary>The switches the hub's rules look at. Who may send 8.14.x is access control's matter, not the hub's.</summary>
public sealed record HubRules
{
    /// <summary>The shortest loss of supply that raises AD1 by the source documents, in milliseconds.</summary>
    public const long DocumentedOutageAlertAfterMs = 180_000;

    /// <summary>The longest join window, in seconds (DUIS <c>JoinTimePeriod</c>).</summary>
    public const int LongestJoinPeriodSeconds = 3_600;

    /// <summary>The rules as they stood in 2020.</summary>
    public static HubRules Sec2020 { get; } = new();

    /// <summary>
    /// How long the supply must be gone before AD1 is raised, in milliseconds; a loss of exactly that long raises it (T-C; A15 of
    /// the Twin fact sheet 3.6). Default: 180,000.
    /// </summary>
    public long OutageAlertAfterMs { get; init; } = DocumentedOutageAlertAfterMs;

    /// <summary>Whether hubs for the 4G regions exist (DUIS 5.4). Default: no.</summary>
    public bool FourGRegions { get; init; }

    /// <summary>
    /// Whether the ordering party is told of the acceptance or validation failure of a return (SECMP0039, C section 3). Default: no; the
    /// sender gets its response in any case.
    /// </summary>
    public bool ReturnNoticeToOrderingParty { get; init; }
}
