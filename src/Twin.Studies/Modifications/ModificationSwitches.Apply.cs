using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

public sealed partial record ModificationSwitches
{
    /// <summary>A rule set with these switches turned.</summary>
    /// <param name="rules">The rule set before.</param>
    /// <param name="source">Where the switches come from, for what keeps its source, as exemptions do.</param>
    public RuleSet ApplyTo(RuleSet rules, RuleSource source)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules with
        {
            Access = AccessOf(rules.Access, source),
            AlertRouting = AlertRecipients.Aggregate(
                rules.AlertRouting, static (routing, change) => routing.With(change.Alert, change.Added, change.Removed)),
            FlagRule = FlagTable ?? (FlagRule is null ? rules.FlagRule : FlagRules.Named(FlagRule)),
            ExportPolicyOverride = ExportPolicy ?? rules.ExportPolicyOverride,
            Smets1Exported = Smets1Exported ?? rules.Smets1Exported,
            MaxUpdatesPerFile = MaxUpdatesPerFile is { } limit ? limit.Most : rules.MaxUpdatesPerFile,
            SuspendedTypes = (rules.SuspendedTypes | SuspendedTypesAdded) & ~SuspendedTypesRemoved,
            FirmwareReadRestores = rules.FirmwareReadRestores | FirmwareReadRestores,
            RepeatedActivationRestores = RepeatedActivationRestores ?? rules.RepeatedActivationRestores,
            AuxiliaryFirmwareUpdate = PpmidFirmwareUpdate ?? rules.AuxiliaryFirmwareUpdate,
            Network = Network.Aggregate(rules.Network, static (network, choice) => choice.Switch.Turn(network, choice.Code)),
            Hubs = ReturnNoticeToOrderingParty is { } notice ? rules.Hubs with { ReturnNoticeToOrderingParty = notice } : rules.Hubs,
        };
    }

    private AccessRules AccessOf(AccessRules access, RuleSource source)
    {
        foreach (RoleChange change in EligibleRoles)
        {
            access = access.WithRoles(change.Srv, (access.Roles(change.Srv) | change.Added) & ~change.Removed);
        }

        foreach (DeviceTypeChange change in DeviceTypes)
        {
            access = access.WithDeviceTypes(change.Srv, (access.DeviceTypes(change.Srv) | change.Added) & ~change.Removed);
        }

        foreach (ServiceRequestVariant srv in EnabledServiceRequests)
        {
            access = access.WithExists(srv, true);
        }

        foreach (ServiceRequestVariant srv in ActsForSupplierCheck)
        {
            access = access.WithActsForRoles(srv, access.ActsForRoles(srv) | UserRoles.RegisteredSupplierAgent);
        }

        return SuspendedExemptions.Aggregate(access, (rules, change) => change.Added
            ? rules.WithExemption(new SuspendedExemption(change.Srv, change.CommandVariants, change.Smets1, change.Smets2, source))
            : Without(rules, change));
    }

    // The exemptions of the variant go, and what is left of each comes back, by generation: they may differ after the removal.
    private static AccessRules Without(AccessRules rules, ExemptionChange change)
    {
        AccessRules left = rules.WithoutExemptions(change.Srv);
        foreach (SuspendedExemption exemption in rules.Exemptions.Where(e => e.Variant == change.Srv))
        {
            CommandVariants kept = exemption.CommandVariants & ~change.CommandVariants;
            CommandVariants smets1 = !exemption.Smets1 ? CommandVariants.None : change.Smets1 ? kept : exemption.CommandVariants;
            CommandVariants smets2 = !exemption.Smets2 ? CommandVariants.None : change.Smets2 ? kept : exemption.CommandVariants;
            left = smets1 == CommandVariants.None ? left : left.WithExemption(exemption with { CommandVariants = smets1, Smets2 = false });
            left = smets2 == CommandVariants.None ? left : left.WithExemption(exemption with { CommandVariants = smets2, Smets1 = false });
        }

        return left;
    }
}
