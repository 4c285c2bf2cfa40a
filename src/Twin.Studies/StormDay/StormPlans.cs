using Twin.Domain.Network;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;

namespace Twin.Studies.StormDay;

/// <summary>The plans of the models of a run.</summary>
/// <param name="Cpl">The removal's.</param>
/// <param name="Power">The supply's.</param>
/// <param name="Dcc">The traffic's.</param>
/// <param name="Routing">Which RDP hears of which meter point.</param>
/// <param name="Users">How many users there are.</param>
/// <param name="Seed">The seed.</param>
internal sealed record StormPlans(
    CplRemovalPlan Cpl, SupplyPlan Power, RecoveryPlan Dcc, RdpRouting Routing, int Users, ulong Seed);
