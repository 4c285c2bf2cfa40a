using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class RdpOutboxTests
{
    // history = the flags a meter point went through before the outbox; changes = the flags since; told = what one file run sends.
    [Theory]
    [InlineData(ExportPolicy.FirstActive, "-", "A", "A")]
    [InlineData(ExportPolicy.FirstActive, "-", "I A", "A")]
    [InlineData(ExportPolicy.FirstActive, "-", "A N", "")] // the query looks for A now; it is told when A comes back
    [InlineData(ExportPolicy.FirstActive, "-", "A N A", "A")]
    [InlineData(ExportPolicy.FirstActive, "- A", "S", "")]
    [InlineData(ExportPolicy.FirstActive, "- A", "S A", "")]
    [InlineData(ExportPolicy.FirstActive, "- A N", "A", "")] // once
    [InlineData(ExportPolicy.FirstActive, "- N", "A", "A")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "-", "A", "A")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- A", "N", "N")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- A", "N A", "")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- A", "S", "")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- A S", "A", "")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- A S", "N", "N")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "- N", "A", "A")]
    [InlineData(ExportPolicy.ActiveAndNotActive, "-", "I", "")]
    [InlineData(ExportPolicy.All, "-", "I", "I")]
    [InlineData(ExportPolicy.All, "- I", "A", "A")]
    [InlineData(ExportPolicy.All, "- I A", "S", "S")]
    [InlineData(ExportPolicy.All, "- I A", "S A", "")] // a round trip within one file says nothing
    [InlineData(ExportPolicy.All, "- I A", "S N", "N")] // the last value alone
    [InlineData(ExportPolicy.All, "- I", "-", "-")]
    public void Policy_history_changes_told_by_one_run(ExportPolicy policy, string history, string changes, string told)
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, policy);
        DccServiceFlag[] earlier = Flags(history);
        DccServiceFlag flag = earlier[^1];
        bool ever = earlier.Contains(DccServiceFlag.A);
        foreach (DccServiceFlag next in Flags(changes))
        {
            outbox.Record(new FlagChange(Point(1), flag, next, ever));
            ever |= flag == DccServiceFlag.A || next == DccServiceFlag.A;
            flag = next;
        }

        RecordingReceiver receiver = new();
        int files = outbox.RunFile(null, ref receiver);
        Assert.Equal(Flags(told), receiver.Records.Select(record => record.Flag));
        Assert.Equal(told.Length == 0 ? 0 : 1, files);
        AssertConserved(outbox);
    }

    [Theory]
    [InlineData(500_000, 20_000, 25)]
    [InlineData(20_000, 20_000, 1)]
    [InlineData(20_001, 20_000, 2)]
    [InlineData(45_000, null, 1)]
    [InlineData(3, 1, 3)]
    public void Changed_meter_points_and_cap_give_files(int changed, int? cap, int expectedFiles)
    {
        RdpOutbox outbox = new(7, RdpFileKind.Dxi, ExportPolicy.All);
        for (int i = 0; i < changed; i++)
        {
            outbox.Record(Change(i, DccServiceFlag.A, DccServiceFlag.S));
        }

        CountingReceiver receiver = new();
        Assert.Equal(expectedFiles, outbox.RunFile(cap, ref receiver));
        Assert.Equal(changed, receiver.Records);
        Assert.Equal(expectedFiles, receiver.Files);
        Assert.Equal(expectedFiles, receiver.LastSequence);
        Assert.True(receiver.MostRecords <= (cap ?? int.MaxValue));
        Assert.Equal(0, outbox.RunFile(cap, ref receiver));
    }

    [Fact]
    public void Records_come_in_the_order_in_which_rows_became_due_and_a_later_change_keeps_the_place()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        outbox.Record(Change(3, DccServiceFlag.A, DccServiceFlag.S));
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.S));
        outbox.Record(Change(2, DccServiceFlag.A, DccServiceFlag.S));
        outbox.Record(Change(3, DccServiceFlag.S, DccServiceFlag.N)); // still due
        outbox.Record(Change(1, DccServiceFlag.S, DccServiceFlag.A)); // no longer due
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.N)); // due anew, at the end
        RecordingReceiver receiver = new();
        _ = outbox.RunFile(2, ref receiver);
        Assert.Equal([Point(3), Point(2), Point(1)], receiver.Records.Select(record => record.MeterPoint));
        Assert.Equal([2, 1], receiver.Files.Select(file => file.File.Records));
        Assert.Equal(
            new RdpOutboxCounts(Recorded: 6, Pending: 0, Coalesced: 3, Suppressed: 0, Notified: 3, Rejected: 0, Files: 2), outbox.Counts);
    }

    [Fact]
    public void Rejected_record_is_sent_again_first_and_with_the_flag_it_has_then()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.S));
        outbox.Record(Change(2, DccServiceFlag.A, DccServiceFlag.S));
        RecordingReceiver rejecting = new([Point(1)]);
        Assert.Equal(1, outbox.RunFile(null, ref rejecting));
        Assert.Equal(1, outbox.PendingCount);
        outbox.Record(Change(3, DccServiceFlag.A, DccServiceFlag.S));
        outbox.Record(Change(1, DccServiceFlag.S, DccServiceFlag.N));
        RecordingReceiver accepting = new();
        _ = outbox.RunFile(null, ref accepting);
        Assert.Equal([new RdpRecord(Point(1), DccServiceFlag.N), new RdpRecord(Point(3), DccServiceFlag.S)], accepting.Records);
        Assert.Equal(1, outbox.Counts.Rejected);
        AssertConserved(outbox);
    }

    [Fact]
    public void Rejected_record_that_goes_back_to_what_was_told_is_not_sent_again()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.S));
        RecordingReceiver rejecting = new([Point(1)]);
        _ = outbox.RunFile(null, ref rejecting);
        outbox.Record(Change(1, DccServiceFlag.S, DccServiceFlag.A));
        Assert.Equal(0, outbox.PendingCount);
        Assert.Equal(0, outbox.RunFile(null, ref rejecting));
    }

    [Fact]
    public void First_run_under_a_new_policy_tells_the_flags_that_were_never_told()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.FirstActive);
        outbox.Record(Change(1, DccServiceFlag.Null, DccServiceFlag.A));
        RecordingReceiver before = new();
        _ = outbox.RunFile(null, ref before);
        outbox.Record(new FlagChange(Point(1), DccServiceFlag.A, DccServiceFlag.N, WasEverActive: true));
        Assert.Equal(0, outbox.PendingCount);
        outbox.SetPolicy(ExportPolicy.ActiveAndNotActive);
        // What needs no memory is stated again, changed or not: one is N, one is A and was told, one is I.
        outbox.Record(new FlagChange(Point(1), DccServiceFlag.N, DccServiceFlag.N, WasEverActive: true));
        outbox.Record(new FlagChange(Point(2), DccServiceFlag.A, DccServiceFlag.A, WasEverActive: true));
        outbox.Record(new FlagChange(Point(3), DccServiceFlag.I, DccServiceFlag.I, WasEverActive: false));
        RecordingReceiver after = new();
        _ = outbox.RunFile(null, ref after);
        Assert.Equal([new RdpRecord(Point(1), DccServiceFlag.N)], after.Records);
        AssertConserved(outbox);
    }

    [Fact]
    public void Receiver_that_throws_leaves_everything_it_did_not_take_due()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        for (int i = 1; i <= 4; i++)
        {
            outbox.Record(Change(i, DccServiceFlag.A, DccServiceFlag.S));
        }

        ThrowingReceiver throwing = new(Point(3));
        Assert.Throws<IOException>(() => outbox.RunFile(null, ref throwing));
        RecordingReceiver receiver = new();
        _ = outbox.RunFile(null, ref receiver);
        Assert.Equal([Point(3), Point(4)], receiver.Records.Select(record => record.MeterPoint));
        AssertConserved(outbox);
    }

    [Fact]
    public void Receiver_that_calls_its_outbox_is_refused()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.S));
        ReenteringReceiver receiver = new(outbox);
        Assert.Throws<InvalidOperationException>(() => outbox.RunFile(null, ref receiver));
        Assert.Equal(1, outbox.PendingCount);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        CountingReceiver receiver = new();
        Assert.Throws<ArgumentException>(() => outbox.Record(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => outbox.RunFile(0, ref receiver));
    }

    [Fact]
    public void Snapshot_that_contradicts_itself_is_refused()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        outbox.Record(Change(1, DccServiceFlag.A, DccServiceFlag.S));
        RdpOutboxSnapshot good = outbox.Snapshot();
        Assert.Single(good.Rows);
        Assert.Throws<ArgumentException>(() => RdpOutbox.Restore(good with { Rows = [good.Rows[0], good.Rows[0]] }));
        Assert.Throws<ArgumentException>(() => RdpOutbox.Restore(good with { Rows = [good.Rows[0] with { DueOrder = 1 }] }));
        Assert.Throws<ArgumentException>(() => RdpOutbox.Restore(good with { Rows = [good.Rows[0] with { DueOrder = -1 }] }));
        Assert.Throws<ArgumentException>(() => RdpOutbox.Restore(good with { Policy = ExportPolicy.FirstActive }));
    }

    internal static Mpxn Point(int number) => Mpxn.MpanFrom(100_000_000_000UL + (ulong)number);

    internal static void AssertConserved(RdpOutbox outbox)
    {
        RdpOutboxCounts counts = outbox.Counts;
        Assert.Equal(counts.Recorded, counts.Pending + counts.Coalesced + counts.Suppressed + counts.Notified);
    }

    private static FlagChange Change(int number, DccServiceFlag before, DccServiceFlag after)
        => new(Point(number), before, after, WasEverActive: before != DccServiceFlag.Null);

    private static DccServiceFlag[] Flags(string text)
        => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(flag => flag == "-" ? DccServiceFlag.Null : Enum.Parse<DccServiceFlag>(flag))];

    private struct CountingReceiver : IRdpFileReceiver
    {
        public int Records;
        public int Files;
        public int MostRecords;
        public long LastSequence;

        public void Begin(in RdpFile file)
        {
            Files++;
            MostRecords = Math.Max(MostRecords, file.Records);
            Assert.Equal(LastSequence + 1, file.Sequence);
            LastSequence = file.Sequence;
        }

        public bool Deliver(in RdpFile file, in RdpRecord record)
        {
            Records++;
            return true;
        }

        public readonly void End(in RdpFile file)
        {
        }
    }

    private readonly struct ThrowingReceiver(Mpxn at) : IRdpFileReceiver
    {
        public void Begin(in RdpFile file)
        {
        }

        public bool Deliver(in RdpFile file, in RdpRecord record)
            => record.MeterPoint != at ? true : throw new IOException("the disk is full");

        public void End(in RdpFile file)
        {
        }
    }

    private readonly struct ReenteringReceiver(RdpOutbox outbox) : IRdpFileReceiver
    {
        public void Begin(in RdpFile file)
        {
        }

        public bool Deliver(in RdpFile file, in RdpRecord record)
        {
            outbox.Record(new FlagChange(record.MeterPoint, record.Flag, DccServiceFlag.A, WasEverActive: true));
            return true;
        }

        public void End(in RdpFile file)
        {
        }
    }
}
