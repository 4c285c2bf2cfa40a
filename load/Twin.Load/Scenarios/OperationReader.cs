using System.Collections.Immutable;
using Twin.Contracts.Operations;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Load.Scenarios;

/// <summary>Reads what happens during a scenario. The ids are empty: every run gives an operation its own.</summary>
internal static class OperationReader
{
    public static readonly string[] Words = ["cpl-entry-removed", "cpl-entry-added", "dcc-outage"];
    public static readonly string[] Keys = ["at", "name", .. Words];
    public static readonly string[] ProductKeys = ["type", "manufacturer", "model", "firmware"];

    public static readonly CodeSet<DccOutageMode> Modes = new(("outbound", DccOutageMode.Outbound), ("dsp", DccOutageMode.Dsp));

    /// <summary>Reads the list and orders it by moment.</summary>
    /// <param name="list">The list; null for none.</param>
    /// <param name="endMs">When the last simulation ends, milliseconds.</param>
    public static ImmutableArray<ScheduledOperation> Read(YamlValue? list, long endMs)
    {
        List<ScheduledOperation> operations = [];
        foreach (YamlMap map in (list?.AsList() ?? []).Select(static item => item.AsMap()).OfType<YamlMap>())
        {
            map.Allow(Keys);
            YamlValue? at = map.Required("at");
            long moment = LoadScenarioReader.Duration(at, 0, SimulationReader.MostDuringMs);
            if (at is not null && endMs > 0 && moment >= endMs)
            {
                at.Fail($"a moment before the last simulation ends, {LoadUnits.Duration(endMs)}");
            }

            string[] words = [.. Words.Where(map.Has)];
            if (words.Length != 1)
            {
                map.Fail(words.Length == 0 ? "none" : string.Join(", ", words), "one of " + string.Join(", ", Words));
                continue;
            }

            YamlValue? nameValue = map.Optional("name");
            string name = nameValue is null ? words[0] : LoadScenarioReader.ReadName(nameValue);
            if (operations.Any(other => other.Name == name))
            {
                map.Fail(name, "each name once", "give the operations names of their own");
            }

            if (ReadOne(words[0], map.Optional(words[0])!) is { } operation)
            {
                operations.Add(new ScheduledOperation(name, moment, operation));
            }
        }

        return [.. operations.OrderBy(static one => one.AtMs)];
    }

    private static Operation? ReadOne(string word, YamlValue value)
    {
        if (word == "dcc-outage")
        {
            YamlMap? map = value.AsMap()?.Allow("mode", "begins");
            DccOutageMode? mode = map?.Required("mode")?.AsCode(Modes);
            bool? begins = map?.Required("begins")?.AsBoolean();
            return mode is { } known && begins is { } start ? new DccOutage(known, start) { Id = Guid.Empty } : null;
        }

        return ReadProduct(value) is not { } product ? null : word == "cpl-entry-removed"
            ? new CplEntryRemoved(product) { Id = Guid.Empty }
            : new CplEntryAdded(product) { Id = Guid.Empty };
    }

    private static Product? ReadProduct(YamlValue value)
    {
        YamlMap? map = value.AsMap()?.Allow(ProductKeys);
        DeviceType? type = map?.Required("type")?.AsCode(DeviceTypeCatalogue.Codes);
        string? manufacturer = map?.Required("manufacturer")?.AsText();
        string? model = map?.Required("model")?.AsText();
        string? firmware = map?.Required("firmware")?.AsText();
        return type is null || manufacturer is null || model is null || firmware is null
            ? null
            : new Product(type.Value, manufacturer, model, firmware);
    }
}
