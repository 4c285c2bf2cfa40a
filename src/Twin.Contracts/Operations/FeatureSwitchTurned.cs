namespace Twin.Contracts.Operations;

/// <summary>
/// The DSP turns the feature switch of a fuel, which lets flags out to its RDPs as the rule set says (T-M 3.2). There is none for each RDP:
/// it goes on when all of the fuel are ready (T-M MP77-AD04). A twin starts with both on.
/// </summary>
/// <param name="Fuel">The fuel.</param>
/// <param name="On">
/// True to export by the rule set's policy, with the last flag of what was held back; false to tell a meter point's first A and nothing
/// else.
/// </param>
public sealed record FeatureSwitchTurned(Fuel Fuel, bool On) : Operation;
