using System.Collections.Immutable;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>The whole state of an outbox as a value, for storage and digests.</summary>
/// <param name="Rdp">The RDP's number.</param>
/// <param name="Kind">D0350 or DXI.</param>
/// <param name="Policy">The export policy in force.</param>
/// <param name="HistoryPolicy">The policy under which meter points without a row were exported.</param>
/// <param name="Counts">What has become of the changes recorded.</param>
/// <param name="Rows">The rows that need memory, in the order of their meter points.</param>
public sealed record RdpOutboxSnapshot(
    ushort Rdp,
    RdpFileKind Kind,
    ExportPolicy Policy,
    ExportPolicy HistoryPolicy,
    RdpOutboxCounts Counts,
    ImmutableArray<RdpOutboxRow> Rows);
