using System.Collections.Immutable;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>One row of <c>rules/device-transitions.csv</c>: what a command does to a device where its guards hold.</summary>
/// <param name="Rule">The row's name; several rows of one rule differ in their trigger.</param>
/// <param name="From">The lifecycles it starts from; empty for a device that is not in the inventory.</param>
/// <param name="Triggers">The commands it answers.</param>
/// <param name="Types">The device types it is for; another type is refused with E11.</param>
/// <param name="Guards">What else must hold, all of it.</param>
/// <param name="To">The lifecycle it leads to.</param>
/// <param name="Hold">What it does to the CPL hold.</param>
/// <param name="Recovery">What it does to the recovery stage.</param>
/// <param name="Otherwise">The response code where neither this row nor another of the trigger fits: E5, or E2 where nobody may.</param>
/// <param name="SideEffects">Alerts and other effects, in words; empty for none.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record DeviceTransition(
    DeviceRule Rule,
    ImmutableArray<DeviceLifecycle> From,
    ImmutableArray<DeviceCommandKind> Triggers,
    DeviceTypes Types,
    ImmutableArray<TransitionGuard> Guards,
    TransitionTarget To,
    HoldEffect Hold,
    RecoveryEffect Recovery,
    ResponseCode Otherwise,
    string SideEffects,
    RuleSource Source,
    Confidence Confidence);
