using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>Receives what a meter point tells others.</summary>
public interface IMeterPointSink
{
    /// <summary>The flag changed; the meter point's RDP outbox must hear of it.</summary>
    void FlagChanged(in FlagChange change);
}
