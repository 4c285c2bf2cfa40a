namespace Twin.Domain.Network;

/// <summary>How power outage alerts that a firmware activation raised are told from real ones (MP102; Twin fact sheet 2).</summary>
public enum FalseOutageAlertSuppression
{
    /// <summary><c>none</c>: every AD1 goes to the network operator. As-is (T-C).</summary>
    None,

    /// <summary><c>windowAfterActivation</c>: an AD1 within a window after 11.3 at the same premises is not passed on.</summary>
    WindowAfterActivation,

    /// <summary><c>cancelOnRestore</c>: an AD1 is held a while and dropped when the meter says that supply is back (8F35, 8F36).</summary>
    CancelOnRestore,

    /// <summary><c>automaticRead</c>: the network operator reads the supply state (7.4) before it acts on an AD1.</summary>
    AutomaticRead,
}
