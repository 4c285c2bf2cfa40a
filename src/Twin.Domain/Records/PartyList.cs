using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Lists of <see cref="MeterPointParties"/>, ascending by meter point: what they say of alerts and of access control.</summary>
internal static class PartyList
{
    /// <summary>Takes what a meter point told; the same list when an equal or later version is there already.</summary>
    internal static ImmutableArray<MeterPointParties> Take(this ImmutableArray<MeterPointParties> list, TellParties told)
    {
        MeterPointParties parties = told.Parties;
        int at = 0;
        while (at < list.Length && list[at].MeterPoint < parties.MeterPoint)
        {
            at++;
        }

        if (at == list.Length || list[at].MeterPoint != parties.MeterPoint)
        {
            return told.IsGone ? list : list.Insert(at, parties);
        }

        return list[at].Version > parties.Version || (list[at].Version == parties.Version && !told.IsGone) ? list
            : told.IsGone ? list.RemoveAt(at)
            : list.SetItem(at, parties);
    }

    /// <summary>The registrations now, as meter point states: what <see cref="Alerts.DeviceAlerts"/> looks at.</summary>
    /// <param name="list">The registrations.</param>
    /// <param name="device">The device that is asked about.</param>
    /// <param name="linked">The meter points it is linked to.</param>
    /// <param name="now">The time.</param>
    /// <param name="states">Where they go, as many as there are registrations.</param>
    internal static void At(
        this ImmutableArray<MeterPointParties> list,
        in DeviceState device,
        ImmutableArray<Mpxn> linked,
        SimTime now,
        Span<MeterPointState> states)
    {
        for (int at = 0; at < list.Length; at++)
        {
            MeterPointParties parties = list[at];
            states[at] = new MeterPointState
            {
                Id = parties.MeterPoint,
                Kind = parties.Kind,
                Supplier = parties.History.UserAt(RegistrationKind.Supplier, now),
                NetworkOperator = parties.History.UserAt(RegistrationKind.NetworkOperator, now),
                Agent = parties.History.UserAt(RegistrationKind.Agent, now),
                Meters = linked.Contains(parties.MeterPoint) ? LinkedMeters.Of(device.Id, device.Status) : default,
            };
        }
    }

    /// <summary>
    /// Whether a user is registered in a role behind a device at all times of a period (Twin code sheet section 4): for a meter at the
    /// meter points it is linked to, for any other device at those of its side of the premises, for a CHF at any.
    /// </summary>
    internal static bool IsRegistered(
        this DeviceRecord device, ushort user, UserRole role, SimTime from, SimTime to)
    {
        bool isMeter = device.State.Type is DeviceType.Esme or DeviceType.Gsme;
        foreach (MeterPointParties parties in device.Parties)
        {
            bool concerned = isMeter && !device.MeterPoints.IsEmpty
                ? device.MeterPoints.Contains(parties.MeterPoint)
                : device.State.Type == DeviceType.Chf
                    || parties.Kind == MeterPointKind.Gas == MeterPointRouting.IsGas(device.State.Type);
            if (concerned && parties.History.IsEligible(user, RoleAt(device.Parties, parties, role), from, to))
            {
                return true;
            }
        }

        return false;
    }

    // SEC glossary, Export Supplier: where there is no import MPAN the registrant of the export MPAN is deemed the import supplier.
    private static UserRole RoleAt(ImmutableArray<MeterPointParties> all, MeterPointParties parties, UserRole role)
        => role == UserRole.ImportSupplier && parties.Kind == MeterPointKind.Export
            && !all.Any(static one => one.Kind == MeterPointKind.Import)
            ? UserRole.ExportSupplier
            : role;
}
