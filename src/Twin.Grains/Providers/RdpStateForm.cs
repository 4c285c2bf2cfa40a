using System.Buffers.Binary;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;

namespace Twin.Grains.Providers;

/// <summary>An outbox's snapshot as the grain keeps it, and back.</summary>
internal static class RdpStateForm
{
    private const int RowSize = 15;

    internal static void Write(RdpOutboxSnapshot snapshot, RdpState to)
    {
        to.Policy = (byte)snapshot.Policy;
        to.HistoryPolicy = (byte)snapshot.HistoryPolicy;
        RdpOutboxCounts counts = snapshot.Counts;
        to.Counts =
            [counts.Recorded, counts.Pending, counts.Coalesced, counts.Suppressed, counts.Notified, counts.Rejected, counts.Files];
        to.Rows = new byte[snapshot.Rows.Length * RowSize];
        Span<byte> rest = to.Rows;
        foreach (RdpOutboxRow row in snapshot.Rows)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, row.MeterPoint.Packed);
            rest[8] = (byte)row.Flag;
            rest[9] = (byte)row.Notified;
            rest[10] = row.WasEverActive ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteInt32LittleEndian(rest[11..], row.DueOrder);
            rest = rest[RowSize..];
        }
    }

    internal static RdpOutboxSnapshot Read(RdpState from, ushort rdp, RdpFileKind kind)
    {
        if (from.Rows.Length % RowSize != 0 || from.Counts.Length != 7)
        {
            throw new FormatException($"outbox of RDP {rdp}: found {from.Rows.Length} bytes of rows and {from.Counts.Length} counts; "
                + $"expected a multiple of {RowSize} and 7");
        }

        ImmutableArray<RdpOutboxRow>.Builder rows = ImmutableArray.CreateBuilder<RdpOutboxRow>(from.Rows.Length / RowSize);
        for (ReadOnlySpan<byte> rest = from.Rows; !rest.IsEmpty; rest = rest[RowSize..])
        {
            rows.Add(new RdpOutboxRow(
                Mpxn.FromPacked(BinaryPrimitives.ReadUInt64LittleEndian(rest)),
                (DccServiceFlag)rest[8],
                (DccServiceFlag)rest[9],
                rest[10] != 0,
                BinaryPrimitives.ReadInt32LittleEndian(rest[11..])));
        }

        long[] c = from.Counts;
        return new RdpOutboxSnapshot(
            rdp,
            kind,
            (ExportPolicy)from.Policy,
            (ExportPolicy)from.HistoryPolicy,
            new RdpOutboxCounts(c[0], c[1], c[2], c[3], c[4], c[5], c[6]),
            rows.MoveToImmutable());
    }
}
