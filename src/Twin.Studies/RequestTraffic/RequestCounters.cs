using Twin.Domain.Network;

namespace Twin.Studies.RequestTraffic;

/// <summary>What the centre has counted. Every attempt was worked on, refused, rejected or waits for its user's limit.</summary>
internal sealed class RequestCounters
{
    /// <summary>Attempts: requests and repetitions.</summary>
    internal long Attempts { get; set; }

    /// <summary>Attempts that the DSP took on.</summary>
    internal long Worked { get; set; }

    /// <summary>Attempts refused because too much waited at the DSP.</summary>
    internal long Refused { get; set; }

    /// <summary>Attempts rejected above a user's limit.</summary>
    internal long Rejected { get; set; }

    /// <summary>Attempts that had to wait for their user's limit.</summary>
    internal long Deferred { get; set; }

    /// <summary>Of these, those that wait now.</summary>
    internal long Waiting { get; set; }

    /// <summary>Requests that users gave up.</summary>
    internal long GivenUp { get; set; }

    /// <summary>Intervals with limits in force.</summary>
    internal long ThrottledIntervals { get; set; }

    /// <summary>The most work that ever waited at the DSP.</summary>
    internal long LargestBacklogUs { get; set; }

    /// <summary>Where all attempts are.</summary>
    internal FlowBalance Balance => new(Attempts, Worked, Waiting, Rejected, 0, Refused);

    /// <summary>Users of whom any attempt was rejected or deferred.</summary>
    internal HashSet<ushort> ThrottledUsers { get; } = [];
}
