namespace Twin.Studies.Power;

/// <summary>Hears what happens to each AD1 on its way from the CSP to somebody who acts.</summary>
internal interface IDeskListener
{
    /// <summary>Something happened to an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="outcome">What.</param>
    /// <param name="nowMs">When.</param>
    /// <param name="deliveredMs">When its CSP had delivered it.</param>
    /// <param name="isOff">Whether the premises has no supply now.</param>
    void Happened(in SupplyMessage alert, DeskOutcome outcome, long nowMs, long deliveredMs, bool isOff);
}
