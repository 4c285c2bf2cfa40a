using Twin.Domain.Collections;

namespace Twin.Studies.OutageRecovery;

/// <summary>What of one class has come to the centre.</summary>
internal sealed class ClassFlow
{
    /// <summary>What waits for the end of the outage before it goes on.</summary>
    internal BlockQueue<WaitingMessage> Held { get; } = new();

    /// <summary>Messages that came: requests that the DSP accepted, schedules, alerts.</summary>
    internal long Accepted { get; set; }

    /// <summary>Of these, requests that exceeded the user's threshold.</summary>
    internal long Quarantined { get; set; }

    /// <summary>Messages in the DCC for their users that belong to the outage.</summary>
    internal long EnteredOfOutage { get; set; }
}
