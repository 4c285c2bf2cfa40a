using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>Explains what access control does with a request.</summary>
public static class RuleLookup
{
    private const int Dimensions = 5;

    /// <summary>Answers a question for every combination of what it leaves open, grouped by outcome.</summary>
    public static RuleExplanation Show(RuleQuestion question, AccessRules rules)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(rules);
        ServiceRequestDefinition request = question.Variant.Definition;
        DeviceTypes types = rules.DeviceTypes(question.Variant);
        int?[][] values = Values(question, request, types);
        List<RuleCase> cases = [];
        foreach (Group group in Grouped(values, [], p => Decide(question, rules, p)))
        {
            cases.Add(new RuleCase(
                Members<UserRole>(group.Values[0]),
                Members<DeviceType>(group.Values[1]),
                Members<SmetsVersion>(group.Values[2]),
                Members<SmiStatus>(group.Values[3]),
                Members<CommandVariant>(group.Values[4]),
                group.Decision.Outcome,
                group.Decision.Clause,
                group.Decision.Reason));
        }

        return new RuleExplanation(request, rules.Exists(question.Variant), rules.Roles(question.Variant), types, cases);
    }

    // The values of each dimension: role, device type, generation, status, command variant. Null stands for none.
    private static int?[][] Values(RuleQuestion question, ServiceRequestDefinition request, DeviceTypes types)
    {
        bool device = request.Target != RequestTarget.None;
        int?[] typeValues = question.DeviceType is { } type ? [(int)type] : All<DeviceType>(t => types.Has(t));
        return
        [
            question.Role is { } role ? [(int)role] : All<UserRole>(),
            device && typeValues.Length > 0 ? typeValues : [null],
            !device ? [null] : question.Smets is { } smets ? [(int)smets] : All<SmetsVersion>(),
            !device ? [null] : question.Status is { } status ? [(int)status] : All<SmiStatus>(),
            question.CommandVariant is { } cv ? [(int)cv] : All<CommandVariant>(request.Allows),
        ];
    }

    private static Decision Decide(RuleQuestion question, AccessRules rules, IReadOnlyList<int?> point)
    {
        DeviceType? type = (DeviceType?)point[1];

        // Type 2 Devices have no status, whatever was asked for.
        bool hasStatus = type is { } t && !DeviceTypeCatalogue.Type2.Has(t);
        AccessQuery query = new(
            (UserRole)point[0]!,
            question.Variant,
            (CommandVariant)point[4]!,
            type,
            (SmetsVersion?)point[2] ?? SmetsVersion.Smets2,
            hasStatus ? (SmiStatus?)point[3] : null,
            question.Registered,
            question.CertificateHeld);
        AccessOutcome outcome = AccessControl.Check(in query, rules);
        return new Decision(outcome, outcome.Clause(rules, in query), RuleReasons.Of(in query, outcome, rules));
    }

    // Values of a dimension whose answers over all later dimensions are the same form one group.
    private static List<Group> Grouped(int?[][] values, IReadOnlyList<int?> point, Func<IReadOnlyList<int?>, Decision> decide)
    {
        if (point.Count == Dimensions)
        {
            return [new Group([], decide(point))];
        }

        List<(List<int?> Members, List<Group> Later, string Key)> found = [];
        foreach (int? value in values[point.Count])
        {
            List<Group> rest = Grouped(values, [.. point, value], decide);
            string key = string.Join('\n', rest.Select(static g => g.Key));
            int at = found.FindIndex(f => string.Equals(f.Key, key, StringComparison.Ordinal));
            if (at >= 0)
            {
                found[at].Members.Add(value);
            }
            else
            {
                found.Add(([value], rest, key));
            }
        }

        return [.. from f in found from g in f.Later select new Group([[.. f.Members], .. g.Values], g.Decision)];
    }

    private static int?[] All<T>(Predicate<T>? holds = null)
        where T : struct, Enum
        => [.. Enum.GetValues<T>().Where(v => holds?.Invoke(v) ?? true).Select(v => (int?)Convert.ToInt32(v, null))];

    private static T[] Members<T>(int?[] values)
        where T : struct, Enum
        => [.. values.Where(static v => v is not null).Select(static v => (T)Enum.ToObject(typeof(T), v!.Value))];

    private sealed record Decision(AccessOutcome Outcome, string Clause, string Reason);

    private sealed record Group(int?[][] Values, Decision Decision)
    {
        public string Key => string.Join(';', Values.Select(static v => string.Join(',', v))) + "=" + Decision;
    }
}
