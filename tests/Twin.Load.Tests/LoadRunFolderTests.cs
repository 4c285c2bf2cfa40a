using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Twin.Load.Reports;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Studies.Reports;
using Twin.Testing;
using Xunit;

namespace Twin.Load.Tests;

public sealed class LoadRunFolderTests : IDisposable
{
    private const string Yaml =
        """
        name: removal
        title: A model leaves the list & comes back
        premises: { count: 10 }
        verify: 20
        mix:
          - { step: read, weight: 3, send: "4.1.1", to: ESME, expect: [I99, E5] }
          - { step: read-gas, weight: 1, send: "4.1.1", to: GSME }
          - { step: look-up-hub, weight: 1, query: hub, of: ESME }
        simulations:
          - ramping-inject: { rate: 40, during: 10s }
          - inject: { rate: 40, during: 30s }
        operations:
          - at: 15s
            name: removal
            cpl-entry-removed: { type: ESME, manufacturer: Northfield, model: Aurora E2, firmware: "1.04" }
          - at: 30s
            name: return
            cpl-entry-added: { type: ESME, manufacturer: Northfield, model: Aurora E2, firmware: "1.04" }
        thresholds:
          overall: [p99 < 50ms, failures < 0.1 %, rate >= 20/s]
          read: [E5 > 0]
        """;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"twin-load-{Environment.ProcessId}-{Guid.CreateVersion7()}");

    [Fact]
    public void The_report_reads_as_the_golden()
    {
        (LoadScenario scenario, LoadResult result) = Run();
        using StringWriter report = new() { NewLine = "\n" };
        LoadReport.Write(scenario, result, report);
        Golden.Verify("report.html", report.ToString());
    }

    [Fact]
    public void The_run_folder_holds_report_results_series_scenario_and_manifest()
    {
        (LoadScenario scenario, LoadResult result) = Run();
        Assert.Null(RunFolder.TryBegin(folder, out RunFolder? begun));
        using (begun)
        {
            Assert.Null(LoadRunFolder.Complete(begun!, scenario, result));
        }

        Assert.Equal(
            ["codes.csv", "manifest.json", "report.html", "result.json", "scenario.yaml", "seconds.csv", "steps.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Yaml, File.ReadAllText(Path.Combine(folder, "scenario.yaml")));
        JsonNode json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!;
        Assert.Equal(1_400, (long)json["overall"]!["calls"]!);
        Assert.Equal("built-in", (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!["runner"]);
        string[] seconds = File.ReadAllLines(Path.Combine(folder, "seconds.csv"));
        Assert.Equal(1_400, seconds.Skip(1).Sum(static line => long.Parse(line.Split(',')[1], null)));
        Assert.Equal(result.Overall.Answered, seconds.Skip(1).Sum(static line => long.Parse(line.Split(',')[3], null)));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (LoadScenario Scenario, LoadResult Result) Run()
    {
        FakeTimeProvider clock = VirtualRun.Clock();
        FakeTwin twin = new(clock) { Delay = static number => TimeSpan.FromMilliseconds(4 + (number % 17) + (number % 211 == 0 ? 60 : 0)) };
        foreach (long rest in (long[])[5, 4, 3, 2, 1])
        {
            twin.Reaching.Enqueue(rest);
        }

        LoadScenario scenario = VirtualRun.Scenario(Yaml);
        return (scenario, VirtualRun.Run(twin, scenario, clock));
    }
}
