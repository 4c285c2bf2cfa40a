using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Testing;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class RunManifestJsonTests
{
    private static readonly RunManifest Sample = SampleStudy.Manifest(SampleStudy.Replicated());

    [Fact]
    public void Manifest_reads_as_the_golden() => Golden.Verify("manifest.json", RunManifestJson.Text(Sample));

    [Fact]
    public void Manifest_comes_back_as_it_was_written()
    {
        Assert.Null(RunManifestJson.TryRead(RunManifestJson.Text(Sample with { Seed = ulong.MaxValue }), out RunManifest? read));
        Assert.Equal(ulong.MaxValue, read!.Seed);
        Assert.Equal(Sample.Scenario, read.Scenario);
        Assert.Equal(RunManifestJson.Text(Sample), RunManifestJson.Text(read with { Seed = Sample.Seed }));
    }

    [Theory]
    [InlineData("\"threads\": 2", "\"threads\": \"two\"", "line 6: threads: ")]
    [InlineData("\"threads\": 2,", "\"threads\": 2, \"colour\": 1,", "colour")]
    [InlineData("\"threads\": 2,", "", "threads")]
    [InlineData("\"manifestVersion\": 1", "\"manifestVersion\": 9", "manifestVersion: found 9")]
    [InlineData("\"study\": \"cpl-removal\"", "\"study\": null", "study")]
    [InlineData("}", "", "line ")]
    public void Manifest_that_is_damaged_is_refused_with_its_place(string written, string damaged, string message)
    {
        string text = RunManifestJson.Text(Sample).Replace(written, damaged, StringComparison.Ordinal);
        string? error = RunManifestJson.TryRead(text, out RunManifest? read);
        Assert.Null(read);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
