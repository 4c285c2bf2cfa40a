using System.Globalization;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Studies.Power;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.PowerOutage;

/// <summary>One of the few outages that a scenario describes: its inputs and their values.</summary>
internal sealed record OutageSlot
{
    /// <summary>How many a scenario can have; a timeline of many is the matter of <c>ota-power-alerts</c>.</summary>
    internal const int Most = 4;

    private const string Choice = "the scenario's choice";
    private const string None = "none";
    private const string All = "all";

    /// <summary>What its keys begin with: <c>outage1</c>.</summary>
    internal required string Name { get; init; }

    /// <summary>The distributors whose networks it concerns; null for all.</summary>
    internal IReadOnlyList<int>? Distributors { get; private init; }

    /// <summary>A list of premises instead of an area; null for none.</summary>
    internal PremisesList? List { get; private init; }

    /// <summary>How much of the area, parts per million.</summary>
    internal int SharePpm { get; private init; }

    /// <summary>When the supply goes.</summary>
    internal long StartMs { get; private init; }

    /// <summary>How long nobody has it back.</summary>
    internal long DurationMs { get; private init; }

    /// <summary>How long the return takes.</summary>
    internal long RestorationMs { get; private init; }

    /// <summary>How the supply returns.</summary>
    internal RestorationProfile Profile { get; private init; }

    /// <summary>How many premises an automatic reclosing serves, parts per million.</summary>
    internal int ReclosePpm { get; private init; }

    /// <summary>Whether it takes the supply from anybody.</summary>
    internal bool IsUsed => List is not null || Distributors is null || Distributors.Count > 0;

    /// <summary>The inputs of all slots, in the order to show them.</summary>
    internal static IEnumerable<InputDefinition> Definitions => Enumerable.Range(1, Most).SelectMany(static number => Of(number));

    /// <summary>The slots of a scenario, used or not.</summary>
    internal static IReadOnlyList<OutageSlot> Of(InputSet inputs)
        => [.. Enumerable.Range(1, Most).Select(number => Of(inputs, NameOf(number)))];

    /// <summary>Checks the texts, whose form no definition checks.</summary>
    internal static void Check(InputSet inputs, InputErrors errors)
    {
        foreach (string name in Enumerable.Range(1, Most).Select(NameOf))
        {
            CheckArea(inputs, $"{name}.area", allowsAll: true, errors);
            string list = inputs.Text($"{name}.premises");
            if (list != None && PremisesList.TryParse(list) is null)
            {
                inputs.Fail($"{name}.premises", PremisesList.Allowed, string.Empty, errors);
            }
        }
    }

    /// <summary>Checks a text of distributor ids.</summary>
    internal static void CheckArea(InputSet inputs, string key, bool allowsAll, InputErrors errors)
    {
        string area = inputs.Text(key);
        if (area != None && !(allowsAll && area == All) && AreaOf(area) is null)
        {
            inputs.Fail(
                key,
                $"distributor ids of rules/distributors.csv with spaces between{(allowsAll ? ", all" : string.Empty)}, or none",
                string.Empty,
                errors);
        }
    }

    /// <summary>The distributor ids of a text that was checked; none for <c>none</c>, null for a text that holds anything else.</summary>
    internal static IReadOnlyList<int>? AreaOf(string text)
    {
        if (text == None)
        {
            return [];
        }

        List<int> ids = [];
        foreach (string part in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                || Domain.Network.DistributorCatalogue.Find(id) is null)
            {
                return null;
            }

            ids.Add(id);
        }

        return ids.Count > 0 ? ids : null;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"outage{number}");

    private static IEnumerable<InputDefinition> Of(int number)
    {
        string name = NameOf(number);
        return
        [
            InputDefinition.Text(
                $"{name}.area", number == 1 ? "20" : None, Choice, false,
                "The network area: distributor ids (rules/distributors.csv) with spaces between, all, or none for no such outage."),
            InputDefinition.Text(
                $"{name}.premises", None, Choice, false,
                "Premises instead of an area: MPANs, or numbers and ranges in the estate (0-4999), with spaces between; or none."),
            InputDefinition.Percent(
                $"{name}.sharePercent", "100", Choice, false,
                "How much of the area loses its supply: neighbours, from a place drawn by the seed on."),
            InputDefinition.Number(
                $"{name}.atMinutes", "60", 0, 525_600, "min", Choice, false, "When, from the start of the run (midnight)."),
            InputDefinition.Number(
                $"{name}.durationMinutes", "60", 0, 525_600, "min", Choice, false,
                "How long before the first premises has its supply back."),
            InputDefinition.Number(
                $"{name}.restorationMinutes", "60", 0, 525_600, "min", Choice, false,
                "How long the return takes after that: until the last premises when linear, on average when exponential; 0 for at once."),
            InputDefinition.Choice(
                $"{name}.restoration", "linear", ["linear", "exponential"], Choice, false,
                "How the supply returns: evenly, or most soon and a few late."),
            InputDefinition.Percent(
                $"{name}.autoReclosePercent", "0", "A16 of the Twin fact sheet 3.6; " + NoPublicValue, false,
                "How many of the premises automatic reclosing serves within three minutes: they raise no AD1."),
        ];
    }

    private static OutageSlot Of(InputSet inputs, string name)
    {
        string area = inputs.Text($"{name}.area");
        return new OutageSlot
        {
            Name = name,
            Distributors = area == All ? null : AreaOf(area) ?? [],
            List = inputs.Text($"{name}.premises") is not None and var list ? PremisesList.TryParse(list) : null,
            SharePpm = inputs.Ppm($"{name}.sharePercent"),
            StartMs = inputs.Milliseconds($"{name}.atMinutes", SimTime.MinuteMs),
            DurationMs = inputs.Milliseconds($"{name}.durationMinutes", SimTime.MinuteMs),
            RestorationMs = inputs.Milliseconds($"{name}.restorationMinutes", SimTime.MinuteMs),
            Profile = inputs.Text($"{name}.restoration") == "linear" ? RestorationProfile.Linear : RestorationProfile.Exponential,
            ReclosePpm = inputs.Ppm($"{name}.autoReclosePercent"),
        };
    }
}
