using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Input;

namespace Twin.Studies.Scenarios;

/// <summary>Reads a scenario's list of business as usual.</summary>
internal static class TrafficReader
{
    /// <summary>The keys of a row, all required.</summary>
    internal static readonly string[] Keys = ["name", "srv", "commandVariant", "sender", "deviceTypes", "timing", "perDevicePerDay"];

    /// <summary>The most requests a device a day of one kind.</summary>
    internal const int MostPerDay = 1_000;

    /// <summary>Who may send.</summary>
    internal static CodeSet<TrafficSender> SenderCodes { get; } = new(
        ("supplier", TrafficSender.Supplier), ("networkOperator", TrafficSender.NetworkOperator));

    /// <summary>How requests arrive.</summary>
    internal static CodeSet<TrafficTiming> TimingCodes { get; } = new(
        ("scheduled", TrafficTiming.Scheduled), ("random", TrafficTiming.Random));

    /// <summary>Reads the rows; those that are wrong are reported and left out.</summary>
    /// <param name="list">The list; null when the scenario has none.</param>
    /// <param name="defaults">What holds then.</param>
    internal static IReadOnlyList<TrafficRow> Read(YamlValue? list, IReadOnlyList<TrafficRow> defaults)
    {
        if (list is null)
        {
            return defaults;
        }

        List<TrafficRow> rows = [];
        foreach (YamlMap map in list.AsList().Select(static item => item.AsMap()).OfType<YamlMap>())
        {
            if (ReadRow(map.Allow(Keys)) is not { } row)
            {
                continue;
            }

            if (rows.Any(other => other.Name == row.Name))
            {
                map.Optional("name")!.Fail("a name used once");
                continue;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static TrafficRow? ReadRow(YamlMap map)
    {
        string? name = map.Required("name")?.AsText();
        ServiceRequestVariant? srv = map.Required("srv")?.AsCode(ServiceRequestCatalogue.Codes, "a service request variant, as 4.8.1");
        CommandVariant? variant = (CommandVariant?)map.Required("commandVariant")?.AsInteger(1, 8);
        TrafficSender? sender = map.Required("sender")?.AsCode(SenderCodes);
        TrafficTiming? timing = map.Required("timing")?.AsCode(TimingCodes);
        decimal? rate = map.Required("perDevicePerDay")?.AsDecimal(0, MostPerDay);
        DeviceTypes types = map.Required("deviceTypes")?.AsCodes(DeviceTypeCatalogue.Codes)
            .Aggregate(DeviceTypes.None, static (all, type) => all | type.ToSet()) ?? DeviceTypes.None;
        if (types == DeviceTypes.None && map.Optional("deviceTypes") is { IsList: true } empty && empty.AsList().Count == 0)
        {
            empty.Fail($"a list of some of {DeviceTypeCatalogue.Codes.Allowed}");
        }

        if (srv is { } known && variant is { } sent && !known.Definition.Allows(sent))
        {
            IEnumerable<string> possible = Enum.GetValues<CommandVariant>().Where(known.Definition.Allows)
                .Select(static one => string.Create(null, $"{(int)one}"));
            map.Optional("commandVariant")!.Fail(
                $"the command variants of {known.Srv}: {string.Join(", ", possible)}");
            return null;
        }

        return name is null || srv is null || variant is null || sender is null || timing is null || rate is null
            ? null
            : new TrafficRow(name, srv.Value, variant.Value, sender.Value, types, timing.Value, rate.Value, "the scenario");
    }
}
