using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>Says in a sentence why access control decided as it did.</summary>
public static class RuleReasons
{
    /// <summary>The reason for an outcome, made from the facts and the rules it was decided by.</summary>
    public static string Of(in AccessQuery query, AccessOutcome outcome, AccessRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ServiceRequestDefinition request = query.Variant.Definition;
        return outcome.Check switch
        {
            AccessCheck.None => Accepted(in query, outcome, request),
            AccessCheck.SuspendedExemption
                => $"{request.Srv} with command variant {Number(query.CommandVariant)} is not critical, and exempt while Suspended",
            AccessCheck.UserKnown => "the user is not known in this role",
            AccessCheck.RequestExists => $"{request.Srv} does not exist under these rules, so no role is eligible for it",
            AccessCheck.RoleEligible
                => $"the role is not eligible for {request.Srv}; eligible: {OrNone(rules.Roles(query.Variant).CodesOf())}",
            AccessCheck.UserActive => "the user is suspended or not active",
            AccessCheck.DeviceKnown => $"{request.Srv} must name a device of the inventory",
            AccessCheck.DeviceType => $"{request.Srv} is for {OrNone(rules.DeviceTypes(query.Variant).CodesOf())}",
            AccessCheck.CommandVariant => $"{request.Srv} is sent with command variant {Variants(request)}",
            AccessCheck.Service
                => $"command variant {Number(query.CommandVariant)} belongs to the service {query.CommandVariant.Service()}",
            AccessCheck.Registration => Registration(request),
            AccessCheck.Certificate => "SMETS1, critical: the user's certificate must be held for the device",
            AccessCheck.ActsForSupplier => "the agent does not act for the supplier concerned",
            AccessCheck.Status => Status(query.Status, request),
            _ => "local delivery is not available to the user",
        };
    }

    private static string Accepted(in AccessQuery query, AccessOutcome outcome, ServiceRequestDefinition request)
    {
        if (outcome.FailsAtDevice)
        {
            return "the DCC accepts it; the device refuses it, because the user's certificate is not on it: nothing comes back, "
                + "and E21 after the time-out";
        }

        return query.Status == SmiStatus.Suspended
            ? $"every rule holds; a Suspended device admits {request.Srv}, which is {Class(request)}"
            : "every rule holds";
    }

    private static string Status(SmiStatus? status, ServiceRequestDefinition request)
        => status is SmiStatus.Suspended
            ? $"a Suspended device admits critical requests, those the DCC answers itself, and exempt ones; "
                + $"{request.Srv} is {Class(request)} and not exempt"
            : $"nothing that must reach the device is sent to one that is {status}";

    private static string Registration(ServiceRequestDefinition request) => request.RegistrationCheck switch
    {
        RegistrationCheck.Smets1Only => "SMETS1, critical: the user must be registered for the device as well as hold its certificate",
        RegistrationCheck.YesForPeriod => "the user must be registered for the meter point over the whole period asked for",
        RegistrationCheck.YesPerDevice => "the user must be registered for the meter point of every device in the list",
        RegistrationCheck.YesIncomingSupplierAtExecution => "the user must be the incoming supplier at the execution time",
        RegistrationCheck.Conditional => "the user must be registered for a meter on the communications hub, where one is linked",
        RegistrationCheck.ScheduleOwner => "the schedule must be the user's own",
        _ => "the user must be registered for the device's meter point",
    };

    private static string Class(ServiceRequestDefinition request) => request.Class switch
    {
        RequestClass.DccOnly => "answered by the DCC itself",
        RequestClass.Critical => "critical",
        _ => "not critical",
    };

    private static string Variants(ServiceRequestDefinition request)
        => string.Join(", ", Enum.GetValues<CommandVariant>().Where(request.Allows).Select(Number));

    private static string Number(CommandVariant variant) => ((int)variant).ToString(CultureInfo.InvariantCulture);

    private static string OrNone(string codes) => codes.Length > 0 ? codes : "none";
}
