using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>
/// Threshold anomaly detection (SEC glossary; Twin fact sheet 4.4): the requests of a user for a service request variant against the
/// user's threshold, those of all users against the DCC's, and values against limits. What exceeds is quarantined.
/// </summary>
/// <remarks>
/// Not published, and decided so: values are looked at first, then the user's threshold, then the DCC's. Only what passes counts
/// against a threshold, so a user's excess does not use up what is left for others. A threshold that is not set never stops anything.
/// Not for use by several threads.
/// </remarks>
public sealed class AnomalyDetector
{
    private readonly AnomalyWindow kind;
    private readonly long windowMs;
    private readonly Dictionary<int, int> userThresholds = [];
    private readonly Dictionary<int, int> dccThresholds = [];
    private readonly Dictionary<int, AttributeLimits> limits = [];
    private readonly Dictionary<int, AnomalyCounter> counters = [];

    /// <summary>Makes a detector without thresholds.</summary>
    /// <param name="kind">Over what span it counts.</param>
    /// <param name="windowMs">The window, at least 1 ms.</param>
    public AnomalyDetector(AnomalyWindow kind, long windowMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowMs, 1);
        this.kind = kind;
        this.windowMs = windowMs;
    }

    /// <summary>Sets a user's threshold for a service request variant, as an ADT file does; from the next request on.</summary>
    /// <param name="user">The user's number, from 1.</param>
    /// <param name="request">The service request variant.</param>
    /// <param name="threshold">How many may pass in a window, 0 or more.</param>
    public void SetUserThreshold(ushort user, ServiceRequestVariant request, int threshold)
        => userThresholds[KeyOf(user, request)] = threshold;

    /// <summary>Sets the DCC's threshold for a service request variant over all users.</summary>
    /// <param name="request">The service request variant.</param>
    /// <param name="threshold">How many may pass in a window, 0 or more.</param>
    public void SetDccThreshold(ServiceRequestVariant request, int threshold) => dccThresholds[KeyOf(0, request)] = threshold;

    /// <summary>Sets the values that requests of a variant may carry.</summary>
    public void SetLimits(ServiceRequestVariant request, AttributeLimits allowed) => limits[KeyOf(0, request)] = allowed;

    /// <summary>Judges one request.</summary>
    /// <param name="user">Who sends it.</param>
    /// <param name="request">The service request variant.</param>
    /// <param name="value">The value it carries; null for none.</param>
    /// <param name="smets">The generation of the device it is for.</param>
    /// <param name="atMs">When, not before the last one and not before 0.</param>
    public AnomalyVerdict Check(ushort user, ServiceRequestVariant request, long? value, SmetsVersion smets, long atMs)
    {
        int ofUser = KeyOf(user, request);
        int ofAll = KeyOf(0, request);
        if (value is { } carried && limits.TryGetValue(ofAll, out AttributeLimits allowed) && !allowed.Allow(carried))
        {
            return smets == SmetsVersion.Smets1 ? AnomalyVerdict.Deleted : AnomalyVerdict.AttributeLimitsBreach;
        }

        bool underUser = userThresholds.TryGetValue(ofUser, out int userThreshold);
        bool underDcc = dccThresholds.TryGetValue(ofAll, out int dccThreshold);
        if (underUser && !CounterOf(ofUser).HasRoom(kind, windowMs, userThreshold, atMs))
        {
            return AnomalyVerdict.UserThresholdBreach;
        }

        if (underDcc && !CounterOf(ofAll).HasRoom(kind, windowMs, dccThreshold, atMs))
        {
            return AnomalyVerdict.DccThresholdBreach;
        }

        if (underUser)
        {
            CounterOf(ofUser).Pass(kind, windowMs, atMs);
        }

        if (underDcc)
        {
            CounterOf(ofAll).Pass(kind, windowMs, atMs);
        }

        return AnomalyVerdict.Passed;
    }

    // User 0 is nobody, so its keys are free for the DCC's own counts.
    private static int KeyOf(ushort user, ServiceRequestVariant request) => (user << 8) | request.Number;

    private AnomalyCounter CounterOf(int key)
    {
        if (!counters.TryGetValue(key, out AnomalyCounter? counter))
        {
            counter = new AnomalyCounter();
            counters.Add(key, counter);
        }

        return counter;
    }
}
