namespace Twin.Domain.Network;

/// <summary>How Telefonica's delivery of more than 5,000 alerts is read from the source (A17 of the Twin fact sheet 3.6).</summary>
public enum OutageAlertCurveKind
{
    /// <summary><c>documented</c>: in two pieces, the only reading that meets every stated point.</summary>
    Documented,

    /// <summary><c>flat</c>: at one rate from minute 2 to minute 7. Rejected: at 20,000 it is 4,000 a minute, not 5,000.</summary>
    Flat,

    /// <summary><c>fiveK</c>: at 5,000 a minute from minute 2. Rejected: 20,000 end at minute 6, not 7.</summary>
    FiveThousandAMinute,
}
