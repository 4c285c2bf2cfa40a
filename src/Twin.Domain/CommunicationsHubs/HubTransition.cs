using Twin.Domain.Rules;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>One row of <c>rules/hub-transitions.csv</c>: what a command does to a hub at a stage, if the guard holds.</summary>
/// <param name="From">The stage before.</param>
/// <param name="To">The stage after; the same for what changes no stage.</param>
/// <param name="Trigger">The command.</param>
/// <param name="Guard">What must hold.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record HubTransition(HubStage From, HubStage To, HubCommandKind Trigger, HubGuard Guard, RuleSource Source);
