using Twin.Studies.Scenarios;

namespace Twin.Studies.Evidence;

/// <summary>One input with the low and the high value it is moved to.</summary>
/// <param name="Definition">The input.</param>
/// <param name="Low">The low value, as text that <c>--set</c> would accept.</param>
/// <param name="Base">The value it has in the base run.</param>
/// <param name="High">The high value; one of the ends may be the base value, not both.</param>
public sealed record TornadoRange(InputDefinition Definition, string Low, string Base, string High)
{
    /// <summary>The input's key.</summary>
    public string Key => Definition.Key;

    /// <summary>The range as a manifest keeps it: <c>key=low..high</c>.</summary>
    public string Text => $"{Key}={Low}..{High}";
}
