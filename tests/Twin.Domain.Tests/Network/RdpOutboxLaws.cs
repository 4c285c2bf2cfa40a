using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

/// <summary>Random scripts against a model that forgets nothing and looks everything up by search.</summary>
public class RdpOutboxLaws
{
    private static readonly DccServiceFlag[] Flags =
        [DccServiceFlag.Null, DccServiceFlag.A, DccServiceFlag.N, DccServiceFlag.I, DccServiceFlag.S];

    [Property(MaxTest = 500)]
    public void Outbox_tells_what_a_model_that_remembers_everything_tells(ushort[] script, byte policies)
    {
        ExportPolicy policy = (ExportPolicy)(policies % 3);
        ExportPolicy history = (ExportPolicy)(policies / 3 % 3);
        // Points start without a flag: every history agrees that they were told nothing.
        RdpOutbox outbox = new(1, RdpFileKind.D0350, policy, history);
        Model model = new(policy, history);
        foreach (ushort step in script)
        {
            int rest = step / 16;
            switch (step % 16)
            {
                case < 11:
                    // Who knows that a change is the first may say so, and need not.
                    bool isFirst = rest % 2 == 0 && !model.HasHeardOf(RdpOutboxTests.Point(rest % 6));
                    FlagChange change = model.Record(RdpOutboxTests.Point(rest % 6), Flags[rest / 6 % Flags.Length]);
                    outbox.Record(change, isFirst);
                    break;
                case < 14:
                    int? cap = rest % 4 == 0 ? null : rest % 4;
                    HashSet<Mpxn> rejects =
                        [.. Enumerable.Range(0, 6).Where(n => ((rest >> (n + 2)) & 1) == 1).Select(RdpOutboxTests.Point)];
                    RecordingReceiver receiver = new(rejects);
                    _ = outbox.RunFile(cap, ref receiver);
                    Assert.Equal(model.RunFile(rejects), receiver.Records);
                    Assert.All(receiver.Files.SkipLast(1), file => Assert.Equal(cap, file.File.Records));
                    break;
                case 14:
                    outbox.SetPolicy((ExportPolicy)(rest % 3));
                    model.SetPolicy((ExportPolicy)(rest % 3));
                    break;
                default:
                    outbox = RdpOutbox.Restore(outbox.Snapshot());
                    break;
            }

            RdpOutboxTests.AssertConserved(outbox);
            Assert.Equal(model.Counts, outbox.Counts with { Files = 0 });
        }
    }

    [Property(MaxTest = 50)]
    public void Outbox_restored_from_its_snapshot_has_the_same_snapshot(ushort[] script)
    {
        RdpOutbox outbox = new(1, RdpFileKind.Dxi, ExportPolicy.ActiveAndNotActive);
        Model model = new(ExportPolicy.ActiveAndNotActive, ExportPolicy.ActiveAndNotActive);
        foreach (ushort step in script)
        {
            outbox.Record(model.Record(RdpOutboxTests.Point(step % 50), Flags[step / 50 % Flags.Length]));
        }

        RdpOutboxSnapshot snapshot = outbox.Snapshot();
        RdpOutboxSnapshot again = RdpOutbox.Restore(snapshot).Snapshot();
        Assert.Equal(snapshot.Rows.ToArray(), again.Rows.ToArray());
        Assert.Equal(snapshot with { Rows = [] }, again with { Rows = [] });
    }

    [Theory]
    [InlineData(ExportPolicy.FirstActive)]
    [InlineData(ExportPolicy.ActiveAndNotActive)]
    [InlineData(ExportPolicy.All)]
    public void Many_meter_points_with_growth_and_dropped_rows_tell_what_the_model_tells(ExportPolicy policy)
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, policy);
        Model model = new(policy, policy);
        for (int round = 0; round < 12; round++)
        {
            // A stride that is coprime to the count visits the points in a scrambled, repeatable order.
            for (int i = 0; i < 2_000; i++)
            {
                int number = ((i * 1_237) + (round * 311)) % 5_003;
                Mpxn point = RdpOutboxTests.Point(number);
                bool isFirst = !model.HasHeardOf(point);
                outbox.Record(model.Record(point, Flags[((number * 7) + (round * round) + (i % 3)) % Flags.Length]), isFirst);
            }

            RecordingReceiver receiver = new([RdpOutboxTests.Point(round)]);
            _ = outbox.RunFile(700, ref receiver);
            Assert.Equal(model.RunFile([RdpOutboxTests.Point(round)]), receiver.Records);
            Assert.Equal(model.Counts, outbox.Counts with { Files = 0 });
        }
    }

    [Fact]
    public void Rows_that_were_told_need_no_memory()
    {
        RdpOutbox outbox = new(1, RdpFileKind.D0350, ExportPolicy.All);
        for (int i = 0; i < 5_000; i++)
        {
            outbox.Record(new FlagChange(RdpOutboxTests.Point(i), DccServiceFlag.A, DccServiceFlag.S, WasEverActive: true));
        }

        RecordingReceiver receiver = new([RdpOutboxTests.Point(17)]);
        _ = outbox.RunFile(null, ref receiver);
        Assert.Equal([RdpOutboxTests.Point(17)], outbox.Snapshot().Rows.Select(row => row.MeterPoint));
    }

    private sealed class Model(ExportPolicy policy, ExportPolicy history)
    {
        private readonly Dictionary<Mpxn, Point> points = [];
        private readonly List<Mpxn> due = [];
        private ExportPolicy policy = policy;
        private long rejected;

        // Every change ever recorded, with what has become of it.
        private readonly List<Fate> fates = [];

        private enum Fate
        {
            Pending,
            Coalesced,
            Suppressed,
            Notified,
        }

        public RdpOutboxCounts Counts => new(
            fates.Count,
            fates.Count(fate => fate == Fate.Pending),
            fates.Count(fate => fate == Fate.Coalesced),
            fates.Count(fate => fate == Fate.Suppressed),
            fates.Count(fate => fate == Fate.Notified),
            rejected,
            Files: 0);

        public bool HasHeardOf(Mpxn id) => points.ContainsKey(id);

        public FlagChange Record(Mpxn id, DccServiceFlag flag)
        {
            if (!points.TryGetValue(id, out Point? point))
            {
                points[id] = point = new Point();
            }

            FlagChange change = new(id, point.Flag, flag, point.Ever);
            if (due.Contains(id))
            {
                fates[point.LastChange] = Fate.Coalesced;
            }

            point.Flag = flag;
            point.Ever |= flag == DccServiceFlag.A;
            point.LastChange = fates.Count;
            fates.Add(Fate.Suppressed);
            Look(id, point);
            return change;
        }

        public List<RdpRecord> RunFile(HashSet<Mpxn> rejects)
        {
            List<RdpRecord> sent = [];
            foreach (Mpxn id in due.ToArray())
            {
                Point point = points[id];
                sent.Add(new RdpRecord(id, point.Flag));
                if (rejects.Contains(id))
                {
                    rejected++;
                    continue;
                }

                point.Told = point.Flag;
                fates[point.LastChange] = Fate.Notified;
                due.Remove(id);
            }

            return sent;
        }

        public void SetPolicy(ExportPolicy other)
        {
            if (other == policy)
            {
                return;
            }

            policy = other;
            foreach ((Mpxn id, Point point) in points.OrderBy(pair => pair.Key))
            {
                // A point whose history says what it was told is not looked at again until it is stated.
                bool remembered = due.Contains(id) || point.Told != ExportRules.Notified(history, point.Flag, point.Ever);
                if (remembered && point.LastChange >= 0 && point.Flag != point.Told)
                {
                    Look(id, point);
                }
            }
        }

        private void Look(Mpxn id, Point point)
        {
            bool tell = point.Flag != point.Told && policy switch
            {
                ExportPolicy.FirstActive => point.Flag == DccServiceFlag.A,
                ExportPolicy.ActiveAndNotActive => point.Flag is DccServiceFlag.A or DccServiceFlag.N,
                _ => true,
            };
            fates[point.LastChange] = tell ? Fate.Pending : point.Flag == point.Told ? Fate.Coalesced : Fate.Suppressed;
            if (!tell)
            {
                due.Remove(id);
            }
            else if (!due.Contains(id))
            {
                due.Add(id);
            }
        }

        private sealed class Point
        {
            public DccServiceFlag Flag;
            public DccServiceFlag Told;
            public bool Ever;
            public int LastChange = -1;
        }
    }
}
