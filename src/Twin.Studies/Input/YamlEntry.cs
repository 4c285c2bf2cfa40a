namespace Twin.Studies.Input;

/// <summary>A key and its value in a map whose keys are data, as service request variants.</summary>
/// <param name="Key">The key, to be read like a value.</param>
/// <param name="Value">The value.</param>
public readonly record struct YamlEntry(YamlValue Key, YamlValue Value);
