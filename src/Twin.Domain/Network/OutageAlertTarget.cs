namespace Twin.Domain.Network;

/// <summary>The target that the delivery of power outage alerts is held against (MP096; Twin fact sheet 4.2).</summary>
public enum OutageAlertTarget
{
    /// <summary><c>secAsWritten</c>: 60 seconds after the first three minutes. As-is (T, MP096).</summary>
    SecAsWritten,

    /// <summary><c>achieved</c>: the SEC is changed to what the CSPs achieve today.</summary>
    Achieved,

    /// <summary><c>renegotiated</c>: the CSPs are paid to deliver within the target, for about 300 million pounds (T, MP096).</summary>
    Renegotiated,
}
