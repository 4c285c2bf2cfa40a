using System.Reflection;
using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Studies.Modifications;

/// <summary>The proposals that come with the twin (<c>modifications/*.yaml</c>), found by any of their ids.</summary>
/// <remarks>Immutable and safe for use by several threads.</remarks>
public sealed class ModificationRegister
{
    private const string Prefix = "modifications/";

    private static readonly Lazy<ModificationRegister> Embedded = new(LoadEmbedded);

    private readonly Dictionary<string, SelectedModification> byId = new(StringComparer.OrdinalIgnoreCase);

    private ModificationRegister(IReadOnlyList<Modification> modifications, InputErrors errors)
    {
        All = modifications;
        foreach (Modification modification in modifications)
        {
            SelectedModification whole = new(modification.Id, modification.Title, modification, modification.Switches);
            foreach (string id in modification.OtherIds.Prepend(modification.Id))
            {
                Add(id, whole, errors);
            }

            foreach (ModificationVariant variant in modification.Variants)
            {
                Add(variant.Id, new SelectedModification(variant.Id, variant.Title, modification, variant.Switches), errors);
            }
        }
    }

    /// <summary>The built-in register.</summary>
    /// <exception cref="InvalidInputException">An embedded file breaks the rules of its format: an error of the build.</exception>
    public static ModificationRegister BuiltIn => Embedded.Value;

    /// <summary>The modifications in the order of their ids.</summary>
    public IReadOnlyList<Modification> All { get; }

    /// <summary>Every id that <see cref="Find"/> knows, variants' included, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => [.. byId.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Finds a modification or a variant by any of its ids; case does not count. Null when there is none.</summary>
    public SelectedModification? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// Reads what a user names: ids of the register, and paths of the user's own files, which hold a <c>/</c> or end in <c>.yaml</c> or
    /// <c>.yml</c>.
    /// </summary>
    /// <param name="names">The names, in the order in which the modifications apply.</param>
    /// <param name="errors">
    /// Takes what is wrong: an unknown id, a file that breaks the format or takes a built-in id, the same modification twice, one that
    /// turns no switch, two that set the same cell to different values.
    /// </param>
    /// <returns>The modifications in the order named; not to be used when there was an error.</returns>
    public IReadOnlyList<SelectedModification> Resolve(IEnumerable<string> names, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(errors);
        List<SelectedModification> selected = [];
        foreach (string name in names)
        {
            SelectedModification? found = IsPath(name) ? Load(name, errors) : Find(name);
            if (found is null && !IsPath(name))
            {
                Refuse(name, "an id of the register or the path of a YAML file", NearestText.Hint(name, Ids), errors);
            }

            if (found is not null && Accept(found, selected, errors))
            {
                selected.Add(found);
            }
        }

        return selected;
    }

    /// <summary>Reads a user's own file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    /// <returns>The modification, or null when anything was wrong.</returns>
    public SelectedModification? Load(string path, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (YamlInput.ReadFile(path, errors) is not { } top || ModificationReader.Read(top, errors) is not { } own)
        {
            return null;
        }

        int before = errors.Count;
        foreach (string id in own.OtherIds.Prepend(own.Id).Where(id => Find(id) is not null))
        {
            errors.Add(path, top.Line, "id", id, "an id that the register does not have");
        }

        if (own.Variants.Count > 0)
        {
            top.Optional("variants")!.Fail("no variants", "a draft of your own has one file for each form");
        }

        return errors.Count == before ? new SelectedModification(own.Id, own.Title, own, own.Switches) : null;
    }

    /// <summary>A rule set with modifications switched on, one after the other.</summary>
    /// <param name="rules">The rule set before.</param>
    /// <param name="selected">What <see cref="Resolve"/> answered without an error.</param>
    public static RuleSet Apply(RuleSet rules, IEnumerable<SelectedModification> selected)
    {
        ArgumentNullException.ThrowIfNull(selected);
        return selected.Aggregate(rules, static (before, modification) => modification.ApplyTo(before));
    }

    private static bool IsPath(string name)
        => name.AsSpan().ContainsAny('/', '\\')
            || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static bool Accept(SelectedModification next, List<SelectedModification> earlier, InputErrors errors)
    {
        int before = errors.Count;
        if (earlier.Any(one => string.Equals(one.Id, next.Id, StringComparison.OrdinalIgnoreCase)))
        {
            Refuse(next.Id, "each modification once", string.Empty, errors);
            return false;
        }

        if (next.Switches.IsEmpty)
        {
            string studies = string.Join(", ", next.Modification.Studies);
            string instead = studies.Length == 0 ? string.Empty : $"; see study {studies}";
            Refuse(next.Id, "a modification that turns switches", $"{next.Id} turns none{instead}", errors);
        }

        Dictionary<string, SwitchSetting> settings = [];
        foreach (SwitchSetting setting in next.Switches.Settings())
        {
            settings.TryAdd(setting.Cell, setting);
        }

        foreach (SelectedModification one in earlier)
        {
            foreach (SwitchSetting setting in one.Switches.Settings())
            {
                if (settings.TryGetValue(setting.Cell, out SwitchSetting? other) && other.Value != setting.Value)
                {
                    string both = $"{one.Id} sets {setting.Cell} to {setting.Value}, {next.Id} to {other.Value}";
                    Refuse(next.Id, "modifications that agree", both, errors);
                }
            }
        }

        return errors.Count == before;
    }

    private static void Refuse(string found, string allowed, string message, InputErrors errors)
        => errors.Add("--mods", 0, string.Empty, found, allowed, message);

    private static ModificationRegister LoadEmbedded()
    {
        InputErrors errors = new();
        List<Modification> modifications = [];
        Assembly assembly = typeof(ModificationRegister).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            if (YamlInput.Read(name, stream, errors) is { } top && ModificationReader.Read(top, errors) is { } modification)
            {
                modifications.Add(modification);
            }
        }

        ModificationRegister register = new([.. modifications.OrderBy(static m => m.Id, StringComparer.Ordinal)], errors);
        errors.ThrowIfAny();
        return register;
    }

    private void Add(string id, SelectedModification selected, InputErrors errors)
    {
        if (!byId.TryAdd(id, selected))
        {
            errors.Add(selected.Modification.File, 0, "id", id, "each id once", $"{byId[id].Modification.File} has it too");
        }
    }
}
