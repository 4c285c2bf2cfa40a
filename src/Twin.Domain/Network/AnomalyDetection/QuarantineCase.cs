using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>
/// One event of anomaly detection: communications of a user for one service request variant, held until one Exit Quarantine file says
/// what becomes of each (SEC Appendix AA 4.7; T-I).
/// </summary>
public sealed class QuarantineCase
{
    private readonly List<int> held = [];

    /// <summary>Opens a case.</summary>
    internal QuarantineCase(ushort user, ServiceRequestVariant request, long openedMs)
    {
        User = user;
        Request = request;
        OpenedMs = openedMs;
    }

    /// <summary>Whose communications they are.</summary>
    public ushort User { get; }

    /// <summary>What they ask for.</summary>
    public ServiceRequestVariant Request { get; }

    /// <summary>When the first was held.</summary>
    public long OpenedMs { get; }

    /// <summary>When the user was told.</summary>
    public long NotifiedMs { get; internal init; }

    /// <summary>When the user knew and sent the file; what is held from then on belongs to another case.</summary>
    public long InvestigatedMs { get; internal init; }

    /// <summary>How the file got through.</summary>
    public FileDelivery File { get; internal init; }

    /// <summary>When the Service Desk has done what the file says.</summary>
    public long DecidedMs { get; internal init; }

    /// <summary>Whether it was done.</summary>
    public bool IsDecided { get; internal set; }

    /// <summary>The communications held, by the host's own numbers, in order.</summary>
    public IReadOnlyList<int> Held => held;

    /// <summary>Holds one more.</summary>
    internal void Hold(int communication) => held.Add(communication);
}
