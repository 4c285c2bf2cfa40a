using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Studies.Input;

namespace Twin.Load.Scenarios;

/// <summary>Reads the mix of a scenario.</summary>
internal static class MixReader
{
    public const int MostWeight = 1_000_000;
    public const int MostSteps = 100;

    public static readonly string[] SendKeys =
        ["step", "weight", "send", "to", "among", "as", "role", "command-variant", "values", "expect"];

    public static readonly string[] QueryKeys = ["step", "weight", "query", "of", "among"];

    public static readonly string[] InstallKeys = ["step", "weight", "install", "region"];

    public static readonly string[] FilterKeys = ["manufacturer", "model", "firmware", "status"];

    public static readonly CodeSet<StepSender> Senders = new(
        ("supplier", StepSender.Supplier),
        ("export-supplier", StepSender.ExportSupplier),
        ("network-operator", StepSender.NetworkOperator),
        ("agent", StepSender.Agent),
        ("other-user", StepSender.OtherUser));

    public static readonly CodeSet<StepAction> Queries = new(
        ("device", StepAction.QueryDevice),
        ("hub", StepAction.QueryHub),
        ("meter-point", StepAction.QueryMeterPoint),
        ("history", StepAction.QueryHistory));

    /// <summary>What a new home may have. The hub comes by itself.</summary>
    public static readonly CodeSet<DeviceType> Installable = new(
        ("ESME", DeviceType.Esme), ("GSME", DeviceType.Gsme), ("PPMID", DeviceType.Ppmid));

    /// <summary>Reads the list; at least one step, each name once.</summary>
    public static ImmutableArray<LoadStep> Read(YamlValue? list)
    {
        ImmutableArray<LoadStep>.Builder steps = ImmutableArray.CreateBuilder<LoadStep>();
        IReadOnlyList<YamlValue> items = list?.AsList() ?? [];
        foreach (YamlMap map in items.Select(static item => item.AsMap()).OfType<YamlMap>())
        {
            // A step with errors stays in the list, so that thresholds on it are not reported as well.
            LoadStep step = Has(map, "query") ? Query(map) : Has(map, "install") ? Install(map) : Send(map);
            if (step.Name.Length > 0 && (step.Name == ThresholdReader.Overall || steps.Any(other => other.Name == step.Name)))
            {
                map.Optional("step")!.Fail($"each name once, and not {ThresholdReader.Overall}");
            }

            steps.Add(step);
        }

        if (list is { IsList: true } && items.Count is 0 or > MostSteps)
        {
            list.Fail($"1 to {MostSteps} steps");
        }

        return steps.ToImmutable();
    }

    private static bool Has(YamlMap map, string word) => map.Entries.Any(entry => entry.Key.Is(word));

    private static LoadStep Install(YamlMap map)
    {
        map.Allow(InstallKeys);
        string name = LoadScenarioReader.ReadName(map.Required("step"));
        int weight = Weight(map);
        YamlValue? install = map.Required("install");
        IReadOnlyList<DeviceType> devices = install?.AsCodes(Installable) ?? [];
        if (install is { IsList: true } && !devices.Contains(DeviceType.Esme))
        {
            install.Fail("a list with ESME, and GSME and PPMID if wanted");
        }

        return new LoadStep
        {
            Name = name,
            Weight = weight,
            Action = StepAction.Install,
            Device = DeviceType.Esme,

            // Whatever the order in the file: meters come before what is joined to them.
            Installs = [.. devices.Order()],
            Region = map.Optional("region")?.AsCode(HubTables.CspRegions) ?? CspRegion.North,
        };
    }

    private static LoadStep Query(YamlMap map)
    {
        map.Allow(QueryKeys);
        string name = LoadScenarioReader.ReadName(map.Required("step"));
        int weight = Weight(map);
        StepAction? action = map.Required("query")?.AsCode(Queries);
        DeviceType? device = map.Required("of")?.AsCode(DeviceTypeCatalogue.Codes);
        DeviceFilter filter = Filter(map.Optional("among"));
        return new LoadStep { Name = name, Weight = weight, Action = action ?? default, Device = device ?? default, Filter = filter };
    }

    private static LoadStep Send(YamlMap map)
    {
        map.Allow(SendKeys);
        string name = LoadScenarioReader.ReadName(map.Required("step"));
        int weight = Weight(map);
        YamlValue? send = map.Required("send");
        ServiceRequestVariant? srv = send?.AsCode(ServiceRequestCatalogue.Codes);
        YamlValue? to = map.Required("to");
        DeviceType? device = to?.AsCode(DeviceTypeCatalogue.Codes);
        if (srv is { } known && device is { } type && !known.Definition.Allows(type))
        {
            to!.Fail("a device type of " + known.Srv);
        }

        if (srv?.Definition.Target == RequestTarget.None)
        {
            send!.Fail("a service request to a device that exists", srv.Value.Srv + " names none");
        }

        CommandVariant? variant = CommandVariantOf(map.Optional("command-variant"));
        return new LoadStep
        {
            Name = name,
            Weight = weight,
            Action = StepAction.Send,
            Device = device ?? default,
            Filter = Filter(map.Optional("among")),
            Srv = srv ?? default,
            CommandVariant = variant,
            Sender = map.Optional("as")?.AsCode(Senders) ?? StepSender.Supplier,
            Role = map.Optional("role")?.AsCode(UserRoleCatalogue.Codes),
            Values = Values(map.Optional("values")),
            Expected = map.Optional("expect") is { } codes ? [.. codes.AsCodes(ResponseCodeCatalogue.Codes)] : [],
        };
    }

    private static int Weight(YamlMap map) => (int)(map.Optional("weight")?.AsInteger(1, MostWeight) ?? 1);

    private static CommandVariant? CommandVariantOf(YamlValue? value) => value?.AsCode(CommandVariantCatalogue.Codes);

    private static DeviceFilter Filter(YamlValue? value) => value?.AsMap()?.Allow(FilterKeys) is not { } map
        ? new DeviceFilter()
        : new DeviceFilter
        {
            Manufacturer = map.Optional("manufacturer")?.AsText(),
            Model = map.Optional("model")?.AsText(),
            Firmware = map.Optional("firmware")?.AsText(),
            Status = map.Optional("status")?.AsCode(SmiStatusCatalogue.Codes),
        };

    private static ImmutableArray<StepValue> Values(YamlValue? value)
    {
        ImmutableArray<StepValue>.Builder values = ImmutableArray.CreateBuilder<StepValue>();
        foreach (YamlEntry entry in value?.AsMap()?.Entries ?? [])
        {
            if (entry.Key.AsText() is { } name && One(name, entry.Value) is { } one)
            {
                values.Add(one);
            }
        }

        return values.ToImmutable();
    }

    private static StepValue? One(string name, YamlValue value)
    {
        if (value.IsMap)
        {
            YamlMap range = value.AsMap()!.Allow("from", "to");
            long? from = range.Required("from")?.AsInteger();
            long? to = range.Required("to")?.AsInteger(from ?? long.MinValue);
            return from is { } least && to is { } most ? new StepValue(name, RequestValue.Of(least), most) : null;
        }

        if (value.IsList)
        {
            return new StepValue(name, RequestValue.Of([.. value.AsList().Select(static item => item.AsInteger()).OfType<long>()]), null);
        }

        if (value.Plain is "yes" or "true" or "no" or "false")
        {
            return new StepValue(name, RequestValue.Of(value.AsBoolean() == true), null);
        }

        if (value.Plain is { } plain && long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            return new StepValue(name, RequestValue.Of(number), null);
        }

        if (value.Plain is { } moment && UtcText.TryParse(moment, out SimTime at))
        {
            return new StepValue(name, RequestValue.Of(at), null);
        }

        return value.AsText() is { } text ? new StepValue(name, RequestValue.Of(text), null) : null;
    }
}
