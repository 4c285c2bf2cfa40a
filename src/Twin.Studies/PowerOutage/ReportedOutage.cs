using Twin.Domain.Collections;

namespace Twin.Studies.PowerOutage;

/// <summary>What was heard of one outage.</summary>
internal sealed class ReportedOutage
{
    /// <summary>Premises that lost their supply by it.</summary>
    internal long Premises { get; set; }

    /// <summary>AD1 raised, those lost included.</summary>
    internal long Raised { get; set; }

    /// <summary>AD1 lost on the way to the CSP.</summary>
    internal long Lost { get; set; }

    /// <summary>Moments at which calls to 105 were answered.</summary>
    internal BlockList<long> CallsAnsweredMs { get; } = new();
}
