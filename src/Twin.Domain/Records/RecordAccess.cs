using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Access control (Twin resolutions R4) on a record: where its facts come from.</summary>
internal static class RecordAccess
{
    private const UserRoles Suppliers = UserRoles.ImportSupplier | UserRoles.GasSupplier;

    /// <summary>Decides on a request for a device.</summary>
    /// <param name="device">The device; the empty record for one that is not in the inventory.</param>
    /// <param name="request">The request.</param>
    /// <param name="at">The time that counts when the request asks about no period: its execution, or now.</param>
    /// <param name="context">The rules in force.</param>
    /// <param name="alsoRegistered">Whether the sender is registered by something the record does not show (8.4).</param>
    internal static AccessDecision Check(
        DeviceRecord device, RecordRequest request, SimTime at, RecordContext context, bool alsoRegistered = false)
    {
        DeviceState state = device.State;
        AccessQuery query = new(
            request.Role,
            request.Variant,
            request.CommandVariant,
            state.Exists ? state.Type : null,
            state.Exists ? state.Smets : SmetsVersion.Smets2,
            state.Exists ? state.ShownStatus : null,
            alsoRegistered || IsRegistered(device, request, at),
            HoldsCertificate(state, request))
        {
            UserKnown = IsKnown(request, context),
            UserActive = IsActive(request, context),
            Service = request.Service,
            DeviceKnown = state.Exists,
            ActsFor = device.IsRegistered(request.User, UserRole.RegisteredSupplierAgent, at, at),
        };
        return new AccessDecision(AccessControl.Check(query, context.Rules.Access), query, context.Rules.Access);
    }

    /// <summary>Decides on a request that names no device of the inventory (8.2 by meter point, 12.1, 12.2).</summary>
    internal static AccessDecision CheckWithoutDevice(RecordRequest request, RecordContext context)
    {
        AccessQuery query = new(
            request.Role, request.Variant, request.CommandVariant, null, SmetsVersion.Smets2, null, Registered: true, CertificateHeld: true)
        {
            UserKnown = IsKnown(request, context),
            UserActive = IsActive(request, context),
            Service = request.Service,
        };
        return new AccessDecision(AccessControl.Check(query, context.Rules.Access), query, context.Rules.Access);
    }

    private static bool IsKnown(RecordRequest request, RecordContext context)
        => request.User is > 0 && request.User <= context.Users.Count && context.Users[request.User].Roles.Has(request.Role);

    private static bool IsActive(RecordRequest request, RecordContext context)
        => request.User == 0 || request.User > context.Users.Count || context.Users[request.User].Status == UserStatus.Active;

    private static bool HoldsCertificate(in DeviceState state, RecordRequest request)
        => request.User != 0 && (Suppliers.Has(request.Role)
            ? state.SupplierCertificate == request.User
            : request.Role is UserRole.ElectricityDistributor or UserRole.GasTransporter
                && state.NetworkOperatorCertificate == request.User);

    private static bool IsRegistered(DeviceRecord device, RecordRequest request, SimTime at)
    {
        ServiceRequestDefinition definition = request.Variant.Definition;
        switch (definition.RegistrationCheck)
        {
            case RegistrationCheck.No or RegistrationCheck.NotApplicable:
                return true;
            case RegistrationCheck.ScheduleOwner:
                return OwnsSchedule(device, request);
            case RegistrationCheck.Conditional when device.Parties.IsEmpty:
                return true;
            case RegistrationCheck.YesForPeriod or RegistrationCheck.Yes
                when request.Values.MomentOf(ValueNames.From) is { } from && request.Values.MomentOf(ValueNames.To) is { } to && from <= to:
                // SRPD 6.1(f)(i): over the whole period asked for. A reading at the end of it belongs to the time before.
                return device.IsRegistered(request.User, request.Role, from, to);
            default:
                return device.IsRegistered(request.User, request.Role, at, at);
        }
    }

    // A schedule that is not there is refused by the request's own rules, not for want of a right to it.
    private static bool OwnsSchedule(DeviceRecord device, RecordRequest request)
        => request.Values.NumberOf(ValueNames.DspScheduleId) is not { } id
            || device.Schedules.All(schedule => schedule.Id != id || schedule.Owner == request.User);
}
