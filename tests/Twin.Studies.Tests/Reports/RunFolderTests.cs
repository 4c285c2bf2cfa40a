using Twin.Studies.Reports;
using Twin.Studies.Results;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("twin-run-folder-").FullName;
    private readonly StudyResult _result = SampleStudy.Single();

    private string Target => Path.Combine(_parent, "runs", "first");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_completed_folder_holds_every_file(bool emptyFolderExists)
    {
        if (emptyFolderExists)
        {
            Directory.CreateDirectory(Target);
        }

        RunFolder folder = Begin();
        using (Stream log = folder.OpenFile("events.csv"))
        {
            log.Write("time_ms\n"u8);
        }

        Assert.Null(folder.Complete(_result, SampleStudy.Manifest(_result)));
        folder.Dispose();
        string[] files =
        [
            .. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(Relative).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "details/MP105-n28DelayPerUser.csv", "details/as-is-n28DelayPerUser.csv", "details/flag-rule-c-n28DelayPerUser.csv",
                "differences.csv", "events.csv", "manifest.json", "metrics.csv", "report.html", "result.json",
                "series/flagRecordsPerRun.csv", "series/rejectedTotal.csv", "series/suspendedDevices.csv",
            ],
            files);
        Assert.Equal(ResultJson.Text(_result), File.ReadAllText(Path.Combine(Target, "result.json")));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(Path.Combine(_parent, "runs")));
    }

    [Fact]
    public void Files_begin_without_byte_order_mark_and_end_lines_in_line_feeds()
    {
        using RunFolder folder = Begin();
        Assert.Null(folder.Complete(_result, SampleStudy.Manifest(_result)));
        Assert.All(Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories), file =>
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'\n', bytes[^1]);
        });
    }

    [Fact]
    public void Nothing_bears_the_name_before_the_run_is_complete()
    {
        using RunFolder folder = Begin();
        Assert.False(Path.Exists(Target));
        string only = Directory.EnumerateDirectories(Path.Combine(_parent, "runs")).Single();
        Assert.StartsWith("first.partial-", Path.GetFileName(only), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_given_up_leaves_nothing()
    {
        Begin().Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_parent, "runs")));
    }

    [Fact]
    public void Two_runs_at_once_do_not_meet()
    {
        using RunFolder one = Begin();
        using RunFolder other = Begin();
        Assert.Null(one.Complete(_result, SampleStudy.Manifest(_result)));
        RunFolderError? error = other.Complete(_result, SampleStudy.Manifest(_result));
        Assert.Equal(RunFolderFault.Input, error!.Fault);
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(Path.Combine(_parent, "runs")));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_kept()
    {
        Directory.CreateDirectory(Target);
        string mine = Path.Combine(Target, "mine.txt");
        File.WriteAllText(mine, "keep");
        RunFolderError? error = RunFolder.TryBegin(Target, out RunFolder? folder);
        Assert.Null(folder);
        Assert.Equal(RunFolderFault.Input, error!.Fault);
        Assert.Contains(Target, error.Message, StringComparison.Ordinal);
        Assert.Equal("keep", File.ReadAllText(mine));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        File.WriteAllText(Path.Combine(_parent, "file"), "keep");
        Assert.Equal(RunFolderFault.Input, RunFolder.TryBegin(Path.Combine(_parent, "file"), out _)!.Fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_folder_without_a_name_is_refused(string target) =>
        Assert.Equal(RunFolderFault.Input, RunFolder.TryBegin(target, out _)!.Fault);

    [Fact]
    public void A_parent_that_is_a_file_is_a_fault_of_the_machine()
    {
        File.WriteAllText(Path.Combine(_parent, "file"), "keep");
        Assert.Equal(RunFolderFault.Environment, RunFolder.TryBegin(Path.Combine(_parent, "file", "run"), out _)!.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(200_000)]
    [InlineData(400_000)]
    public void A_disk_that_fills_leaves_nothing_and_says_what_to_do(long room)
    {
        Disk disk = new(room);
        Assert.Null(RunFolder.TryBegin(Target, disk.Create, out RunFolder? folder));
        RunFolderError? error = folder!.Complete(_result, SampleStudy.Manifest(_result));
        Assert.Equal(RunFolderFault.Environment, error!.Fault);
        Assert.Contains(Target, error.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Contains("--out", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_parent, "runs")));
    }

    [Fact]
    public void The_manifest_is_written_last()
    {
        List<string> order = [];
        Assert.Null(RunFolder.TryBegin(Target, path => Note(order, path), out RunFolder? folder));
        Assert.Null(folder!.Complete(_result, SampleStudy.Manifest(_result)));
        Assert.Equal("manifest.json", order[^1]);
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("..")]
    public void A_file_outside_the_folder_is_a_mistake_of_the_program(string path)
    {
        using RunFolder folder = Begin();
        Assert.Throws<ArgumentException>(() => folder.OpenFile(path));
    }

    private static FileStream Note(List<string> order, string path)
    {
        order.Add(Path.GetFileName(path));
        return new FileStream(path, FileMode.CreateNew);
    }

    private string Relative(string path) => Path.GetRelativePath(Target, path).Replace('\\', '/');

    private RunFolder Begin()
    {
        Assert.Null(RunFolder.TryBegin(Target, out RunFolder? folder));
        return folder!;
    }

    /// <summary>A disk with so many bytes of room, shared by all files on it.</summary>
    private sealed class Disk(long room)
    {
        private long _left = room;

        public Stream Create(string path) => new FullStream(this, path);

        private sealed class FullStream(Disk disk, string path) : FileStream(path, FileMode.CreateNew)
        {
            public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

            public override void WriteByte(byte value) => Write([value]);

            public override void Write(ReadOnlySpan<byte> buffer)
            {
                disk._left -= buffer.Length;
                if (disk._left < 0)
                {
                    throw new IOException("No space left on device");
                }

                base.Write(buffer);
            }
        }
    }
}
