namespace Twin.Domain.Network;

/// <summary>
/// Where the messages are that entered a part of the network. Everything that entered is somewhere: delivered, queued, throttled,
/// quarantined or lost. So the sums agree at every instant, and a study or a test can ask for it.
/// </summary>
/// <param name="Entered">Messages that came in, copies made inside included.</param>
/// <param name="Delivered">Messages that reached whom they were for.</param>
/// <param name="Queued">Messages that wait or are under way.</param>
/// <param name="Throttled">Messages held back or dropped by a throttle.</param>
/// <param name="Quarantined">Messages held by anomaly detection.</param>
/// <param name="Lost">Messages that nobody will ever get.</param>
public readonly record struct FlowBalance(long Entered, long Delivered, long Queued, long Throttled, long Quarantined, long Lost)
{
    /// <summary>Whether everything that entered is accounted for.</summary>
    public bool IsBalanced => Entered == Delivered + Queued + Throttled + Quarantined + Lost;

    /// <summary>The balance of two parts side by side.</summary>
    public static FlowBalance operator +(in FlowBalance one, in FlowBalance other) => new(
        one.Entered + other.Entered,
        one.Delivered + other.Delivered,
        one.Queued + other.Queued,
        one.Throttled + other.Throttled,
        one.Quarantined + other.Quarantined,
        one.Lost + other.Lost);
}
