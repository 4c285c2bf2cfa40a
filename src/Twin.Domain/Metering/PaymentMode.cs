namespace Twin.Domain.Metering;

/// <summary>How a meter is paid for (DUIS 1.6).</summary>
public enum PaymentMode : byte
{
    /// <summary>The customer is billed; the meter's balance counts what it cost and has no effect.</summary>
    Credit,

    /// <summary>The customer pays before; the supply is disabled when the credit is used up.</summary>
    Prepayment,
}
