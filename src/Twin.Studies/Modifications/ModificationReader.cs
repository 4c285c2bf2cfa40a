using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Studies.Modifications;

/// <summary>Reads the YAML of one modification; the same for built-in ones and a user's own.</summary>
internal static class ModificationReader
{
    private const long LongestLeadTime = 240;
    private const decimal HighestCost = 1_000_000_000_000m;
    private const string DateWords = "a date as 2021-11-04, 2021-11 or 2021";
    private const string IdWords = "up to 40 upper-case letters, digits and hyphens, a letter first";

    private static readonly string[] Keys =
    [
        "id", "otherIds", "title", "kind", "simulation", "proposer", "raised", "asIs", "toBe", "statusHistory", "timetable", "costs",
        "leadTimes", "targets", "parties", "systems", "documents", "outcome", "studies", "contradictions", "sources", "switches",
        "variants",
    ];

    /// <summary>Reads the map at the top of a file; null when anything in it was wrong.</summary>
    public static Modification? Read(YamlMap top, InputErrors errors)
    {
        int before = errors.Count;
        top.Allow(Keys);
        string id = Id(top.Required("id"));
        Modification modification = new()
        {
            File = top.File,
            Id = id,
            OtherIds = [.. (top.Optional("otherIds")?.AsList() ?? []).Select(Id)],
            Title = top.Required("title")?.AsText() ?? string.Empty,
            Kind = top.Required("kind")?.AsCode(ModificationCodes.Kinds) ?? default,
            Simulation = top.Optional("simulation")?.AsCode(ModificationCodes.Simulations) ?? SimulationClass.Simulate,
            Proposer = Proposed(top.Optional("proposer")),
            Raised = Date(top.Optional("raised")),
            AsIs = top.Optional("asIs")?.AsText(),
            ToBe = top.Required("toBe")?.AsText() ?? string.Empty,
            StatusHistory = Each(top, "statusHistory", Step, "date", "status", "note", "source"),
            Timetable = Each(top, "timetable", Event, "date", "to", "event", "source"),
            Costs = Each(top, "costs", Cost, "amount", "from", "to", "what", "source"),
            LeadTimes = Each(top, "leadTimes", Lead, "from", "to", "what", "source"),
            Targets = Each(top, "targets", Target, "release", "date", "condition", "source"),
            Parties = top.Optional("parties")?.AsTexts() ?? [],
            Systems = top.Optional("systems")?.AsTexts() ?? [],
            Documents = top.Optional("documents")?.AsTexts() ?? [],
            Outcome = Outcome(top.Optional("outcome")),
            Studies = top.Optional("studies")?.AsTexts() ?? [],
            Contradictions = Each(top, "contradictions", Contradicting, "ref", "text", "resolution"),
            Sources = [.. (top.Optional("sources")?.AsList() ?? []).Select(Source)],
            Switches = Switches(top.Optional("switches"), id),
            Variants = Each(top, "variants", Variant, "id", "title", "text", "source", "switches"),
        };
        return errors.Count == before ? modification : null;
    }

    private static IReadOnlyList<T> Each<T>(YamlMap top, string key, Func<YamlMap, T> read, params string[] keys)
    {
        IReadOnlyList<YamlValue> items = top.Optional(key)?.AsList() ?? [];
        return [.. items.Select(static item => item.AsMap()).OfType<YamlMap>().Select(map => read(map.Allow(keys)))];
    }

    private static string Id(YamlValue? value)
    {
        string id = value?.AsText() ?? string.Empty;
        bool legal = id.Length is > 0 and <= 40
            && char.IsAsciiLetterUpper(id[0])
            && id.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
        if (id.Length > 0 && !legal)
        {
            value!.Fail(IdWords);
        }

        return id;
    }

    private static PartialDate? Date(YamlValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (PartialDate.TryParse(value.Plain, out PartialDate date))
        {
            return date;
        }

        value.Fail(DateWords);
        return null;
    }

    private static SourceReference Source(YamlValue? value)
    {
        string? text = value?.AsText();
        if (text is not null && SourceReference.TryParse(text, out SourceReference? source))
        {
            return source;
        }

        if (text is not null)
        {
            value!.Fail("document, clause");
        }

        return new SourceReference(string.Empty, string.Empty);
    }

    private static string Words(YamlValue? value) => value?.AsText() ?? string.Empty;

    private static Proposer? Proposed(YamlValue? value)
    {
        YamlMap? map = value?.AsMap()?.Allow("person", "organisation");
        if (map is { Entries.Count: 0 })
        {
            map.Fail("an empty map", "person, organisation or both");
        }

        return map is null ? null : new Proposer(map.Optional("person")?.AsText(), map.Optional("organisation")?.AsText());
    }

    private static StatusEntry Step(YamlMap map) => new(
        Date(map.Optional("date")),
        map.Required("status")?.AsCode(ModificationCodes.Stages) ?? default,
        Words(map.Optional("note")),
        Source(map.Required("source")));

    private static Milestone Event(YamlMap map) => new(
        Date(map.Required("date")) ?? default, Date(map.Optional("to")), Words(map.Required("event")), Source(map.Required("source")));

    private static CostEstimate Cost(YamlMap map)
    {
        bool one = map.Has("amount");
        if (one == (map.Has("from") || map.Has("to")))
        {
            map.Fail(string.Empty, "either amount, or from and to");
        }

        decimal least = (one ? map.Optional("amount") : map.Required("from"))?.AsDecimal(0, HighestCost) ?? 0;
        decimal most = one ? least : map.Required("to")?.AsDecimal(least, HighestCost) ?? 0;
        return new CostEstimate(least, most, Words(map.Required("what")), Source(map.Required("source")));
    }

    private static LeadTime Lead(YamlMap map)
    {
        long least = map.Required("from")?.AsInteger(0, LongestLeadTime) ?? 0;
        long? most = map.Optional("to")?.AsInteger(least, LongestLeadTime);
        return new LeadTime((int)least, (int?)most, Words(map.Required("what")), Source(map.Required("source")));
    }

    private static ImplementationTarget Target(YamlMap map) => new(
        Words(map.Required("release")),
        Date(map.Required("date")) ?? default,
        Words(map.Optional("condition")),
        Source(map.Required("source")));

    private static ModificationOutcome? Outcome(YamlValue? value) => value?.AsMap()?.Allow("text", "source") is { } map
        ? new ModificationOutcome(Words(map.Required("text")), Source(map.Required("source")))
        : null;

    private static Contradiction Contradicting(YamlMap map) => new(
        map.Optional("ref")?.AsText(), Words(map.Required("text")), Words(map.Required("resolution")));

    private static ModificationSwitches Switches(YamlValue? value, string id)
        => value?.AsMap() is { } map ? new SwitchReader(id).Read(map) : ModificationSwitches.None;

    private static ModificationVariant Variant(YamlMap map)
    {
        string id = Id(map.Required("id"));
        return new ModificationVariant(
            id,
            Words(map.Required("title")),
            Words(map.Required("text")),
            Source(map.Required("source")),
            Switches(map.Required("switches"), id));
    }
}
