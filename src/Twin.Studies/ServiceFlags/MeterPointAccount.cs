using Twin.Domain.MeterPoints;

namespace Twin.Studies.ServiceFlags;

/// <summary>What a meter point's registration system shows, and since when it has been counted: 16 bytes.</summary>
internal struct MeterPointAccount
{
    /// <summary>Until when the time is counted.</summary>
    internal long SinceMs;

    /// <summary>The flag in the registration system.</summary>
    internal DccServiceFlag Registered;

    /// <summary>Whether the registration system is right.</summary>
    internal FlagVerdict Verdict;

    /// <summary>Whether an RDP is told of the meter point at all (<c>smets1Exported</c>, R5).</summary>
    internal bool IsTold;
}
