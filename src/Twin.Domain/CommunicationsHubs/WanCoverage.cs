namespace Twin.Domain.CommunicationsHubs;

/// <summary>What is known of the SM WAN where the hub is.</summary>
public enum WanCoverage : byte
{
    /// <summary>Nothing yet.</summary>
    Unknown,

    /// <summary>The hub has been connected (8.14.1, or first contact).</summary>
    Available,

    /// <summary>8.14.2 said that there is none.</summary>
    NotAvailable,
}
