namespace Twin.Studies.Scenarios;

/// <summary>Who sends a kind of request.</summary>
public enum TrafficSender
{
    /// <summary>The responsible supplier: IS for electricity, GS for gas.</summary>
    Supplier,

    /// <summary>The network operator: ED for electricity, GT for gas.</summary>
    NetworkOperator,
}
