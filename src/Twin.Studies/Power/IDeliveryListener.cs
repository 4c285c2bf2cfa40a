namespace Twin.Studies.Power;

/// <summary>Hears of every AD1 when its delivery is known.</summary>
internal interface IDeliveryListener
{
    /// <summary>An AD1 has its delivery.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="deliveredMs">When it is delivered, not before it was raised; possibly still to come.</param>
    void Delivered(in SupplyMessage alert, long deliveredMs);
}
