using System.Text.Json;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Estates;
using Twin.Studies.Inventories;
using Xunit;

namespace Twin.Studies.Tests.Estates;

public sealed class EstateSummaryTests
{
    private const string Inventory = """
        hub,deviceId,deviceType,smets,manufacturer,model,firmware,status,importMpan,importSupplier
        02-00-00-00-00-00-01-00,02-00-00-00-00-00-01-00,CHF,SMETS2,,,,Commissioned,,
        02-00-00-00-00-00-01-00,02-00-00-00-00-00-01-02,ESME,SMETS2,Northfield,Aurora E2,1.04,Suspended,1012345678909,Alder
        02-00-00-00-00-00-01-00,02-00-00-00-00-00-01-06,IHD,SMETS2,,,,,,

        """;

    private static EstateSummary Summary()
    {
        InputErrors errors = new();
        SimulatedEstate? estate = InventoryReader.Read(new StringReader(Inventory), "i.csv", RuleSet.Sec2020, 1, errors);
        errors.ThrowIfAny();
        return EstateSummary.Of(estate!);
    }

    [Fact]
    public void Summary_counts_everything_once()
    {
        EstateSummary summary = Summary();

        Assert.Equal((1, 3, 1), (summary.Premises, summary.Devices, summary.MeterPoints));
        Assert.Equal(
            [
                "devices by type: ESME 1, CHF 1, IHD 1", "devices by status: Commissioned 1, Suspended 1, (none) 1",
                "devices by generation: SMETS2 3", "devices by product: (none) 2, ESME Northfield Aurora E2 1.04 1",
                "meter points by kind: Import 1", "meter points by flag: A 1", "meter points by network: Eastern 1",
                "meter points by supplier: Alder 1", "hubs by CSP region: Central 1", "hubs by stage: Installed 1",
                "hubs by HAN variant: Single Band 1",
            ],
            summary.Counts.Select(static c => $"{c.Name}: {string.Join(", ", c.Rows.Select(static r => $"{r.Name} {r.Count}"))}"));
    }

    [Fact]
    public void Text_and_json_say_the_same()
    {
        EstateSummary summary = Summary();
        using JsonDocument json = JsonDocument.Parse(EstateSummaryText.ToJson(summary));

        Assert.Equal(3, json.RootElement.GetProperty("devices").GetInt64());
        Assert.Equal("ESME", json.RootElement.GetProperty("counts")[0].GetProperty("rows")[0].GetProperty("name").GetString());
        Assert.Contains("  ESME                1\n", EstateSummaryText.ToText(summary), StringComparison.Ordinal);
    }
}
