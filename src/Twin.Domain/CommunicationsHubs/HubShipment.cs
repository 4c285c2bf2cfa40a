namespace Twin.Domain.CommunicationsHubs;

/// <summary>How a returned hub travels (SECMP0039: a monthly shipment costs less than single ones).</summary>
public enum HubShipment : byte
{
    /// <summary>Alone.</summary>
    Individual,

    /// <summary>With the month's other returns.</summary>
    MonthlyBatch,
}
