namespace Twin.Studies.Modifications;

/// <summary>The smallest thing a modification sets: one cell of one switch.</summary>
/// <remarks>Two modifications conflict when they set the same cell to different values.</remarks>
/// <param name="Switch">The switch as files write it, as <c>eligibleRoles</c>.</param>
/// <param name="Subject">What it is set for, as an SRV; empty for a switch of the whole rule set.</param>
/// <param name="Item">The member of a set that is added or removed; empty where the switch takes a value.</param>
/// <param name="Value">The value, or <c>added</c> or <c>removed</c>.</param>
public sealed record SwitchSetting(string Switch, string Subject, string Item, string Value)
{
    /// <summary>The cell without its value, as errors name it.</summary>
    public string Cell => string.Join(' ', new[] { Switch, Subject, Item }.Where(static part => part.Length > 0));
}
