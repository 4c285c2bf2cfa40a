using System.Diagnostics.CodeAnalysis;
using Twin.Domain.Rules;

namespace Twin.Studies.Input;

/// <summary>A map of a YAML file.</summary>
/// <remarks>
/// A map with fixed keys is read by <see cref="Allow"/> and then <see cref="Required"/> and <see cref="Optional"/>; one whose keys are
/// data by <see cref="Entries"/>.
/// </remarks>
public sealed class YamlMap
{
    private readonly YamlNode node;
    private readonly InputErrors errors;
    private string[] allowed = [];

    internal YamlMap(string file, string field, YamlNode node, InputErrors errors)
    {
        File = file;
        Field = field;
        this.node = node;
        this.errors = errors;
        Entries = [.. node.Entries.Select(entry => new YamlEntry(
            new YamlValue(file, field, entry.Key, errors), new YamlValue(file, Path(entry.Key.Text), entry.Value, errors)))];
    }

    /// <summary>The file's name as errors give it.</summary>
    public string File { get; }

    /// <summary>The line the map starts on, from 1.</summary>
    public int Line => node.Line;

    /// <summary>The keys that lead here, with dots between; empty at the top.</summary>
    public string Field { get; }

    /// <summary>The keys and values in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>Names the keys that may stand here and reports every other.</summary>
    /// <returns>This map.</returns>
    public YamlMap Allow(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        allowed = keys;
        foreach ((YamlNode key, _) in node.Entries.Where(entry => !keys.Contains(entry.Key.Text, StringComparer.Ordinal)))
        {
            errors.Add(File, key.Line, Path(key.Text), key.Text, string.Join(", ", keys), NearestText.Hint(key.Text, keys));
        }

        return this;
    }

    /// <summary>Whether the key stands here.</summary>
    public bool Has(string key) => TryFind(key, out _);

    /// <summary>The value of a key; null when it does not stand here.</summary>
    /// <exception cref="ArgumentException">The key was not named to <see cref="Allow"/>.</exception>
    public YamlValue? Optional(string key) => TryFind(key, out YamlNode? value) ? new YamlValue(File, Path(key), value, errors) : null;

    /// <summary>The value of a key; null and an error when it does not stand here.</summary>
    /// <exception cref="ArgumentException">The key was not named to <see cref="Allow"/>.</exception>
    public YamlValue? Required(string key)
    {
        YamlValue? value = Optional(key);
        if (value is null)
        {
            errors.Add(File, Line, Path(key), string.Empty, string.Empty, "the key is missing");
        }

        return value;
    }

    /// <summary>Reports the map as wrong.</summary>
    public void Fail(string found, string allowed, string message = "") => errors.Add(File, Line, Field, found, allowed, message);

    private bool TryFind(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        if (!allowed.Contains(key, StringComparer.Ordinal))
        {
            throw new ArgumentException($"'{key}' is not among the keys allowed here", nameof(key));
        }

        value = node.Entries.Find(entry => entry.Key.Text == key).Value;
        return value is not null;
    }

    private string Path(string key) => Field.Length == 0 ? key : Field + "." + key;
}
