using Twin.Domain.Network;

namespace Twin.Studies.Network;

/// <summary>The event log's side of <see cref="RdpFileRuns"/>.</summary>
internal interface IRdpFileLog
{
    /// <summary>Writes a record of a file.</summary>
    void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted);

    /// <summary>Writes a file.</summary>
    void File(long nowMs, string provider, in RdpFile file);

    /// <summary>Writes a record that waits for a file when the run ends.</summary>
    void Waiting(long nowMs, string provider, in RdpOutboxRow row);
}
