using Twin.Domain.MeterPoints;
using Twin.Domain.Network;

namespace Twin.Studies.ServiceFlags;

/// <summary>What one RDP was told after the go-live, and in its first run.</summary>
internal sealed class RdpAccount(RegistrationDataProvider provider)
{
    private bool hadFirstRun;
    private bool isFirstRun;
    private long firstRunMs;

    /// <summary>The RDP.</summary>
    internal RegistrationDataProvider Provider { get; } = provider;

    /// <summary>Changes of flags of its meter points.</summary>
    internal long Changes { get; set; }

    /// <summary>Records it accepted.</summary>
    internal long Accepted { get; private set; }

    /// <summary>Records it rejected.</summary>
    internal long Rejected { get; private set; }

    /// <summary>Files it got.</summary>
    internal long Files { get; private set; }

    /// <summary>Records of its first run by flag, rejected ones included.</summary>
    internal long[] FirstRun { get; } = new long[Enum.GetValues<DccServiceFlag>().Length];

    /// <summary>Files of its first run.</summary>
    internal long FirstRunFiles { get; private set; }

    /// <summary>From its first run to the moment at which the last record of it was worked off, milliseconds.</summary>
    internal long FirstRunTookMs { get; private set; }

    /// <summary>A file run begins.</summary>
    internal void BeginRun(long nowMs, long switchMs)
    {
        isFirstRun = !hadFirstRun && nowMs > switchMs;
        hadFirstRun |= isFirstRun;
        firstRunMs = isFirstRun ? nowMs : firstRunMs;
    }

    /// <summary>Counts a record.</summary>
    internal void Add(DccServiceFlag flag, bool accepted, long nowMs, long registeredMs, long goLiveMs)
    {
        if (nowMs > goLiveMs)
        {
            Accepted += accepted ? 1 : 0;
            Rejected += accepted ? 0 : 1;
        }

        if (isFirstRun)
        {
            FirstRun[(int)flag]++;
            FirstRunTookMs = Math.Max(FirstRunTookMs, registeredMs - firstRunMs);
        }
    }

    /// <summary>Counts a file.</summary>
    internal void AddFile(long nowMs, long goLiveMs)
    {
        Files += nowMs > goLiveMs ? 1 : 0;
        FirstRunFiles += isFirstRun ? 1 : 0;
    }
}
