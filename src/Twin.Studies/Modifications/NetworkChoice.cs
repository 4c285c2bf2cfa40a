namespace Twin.Studies.Modifications;

/// <summary>A switch of the network's side turned to one of its words.</summary>
/// <param name="Switch">The switch.</param>
/// <param name="Code">The word.</param>
public sealed record NetworkChoice(NetworkSwitch Switch, string Code);
