using Twin.Contracts.Views;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Metering;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Records;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Grains.Views;

/// <summary>Makes views of records: numbers become names. Null for an entity that is not known.</summary>
internal sealed class ViewMaker(TwinEstate estate)
{
    internal DeviceView? Of(DeviceRecord record, ProductList products, SimTime now, bool touched)
    {
        DeviceState state = record.State;
        return !record.Exists ? null : new DeviceView
        {
            Id = record.Id,
            Type = state.Type,
            Smets = state.Smets,
            Status = state.ShownStatus,
            Lifecycle = state.Status.Lifecycle,
            CplHold = state.Status.CplHold,
            Recovery = state.Status.Recovery,
            RunningFirmware = ProductOf(state.RunningFirmware, products),
            RecordedFirmware = ProductOf(state.RecordedFirmware, products),
            DeliveredFirmware = ProductOf(state.DeliveredFirmware, products),
            SupplierCertificate = UserOf(state.SupplierCertificate),
            NetworkOperatorCertificate = UserOf(state.NetworkOperatorCertificate),
            Hub = record.Hub,
            MeterPoints = record.MeterPoints.IsEmpty ? [.. record.Parties.Select(static one => one.MeterPoint)] : [.. record.MeterPoints],
            Metering = MeteringOf(record),
            Settings = record.Settings.ToDictionary(static group => group.Key, static group => group.Value, StringComparer.Ordinal),
            Touched = touched,
        };
    }

    internal HubView? Of(HubRecord record, SimTime now, bool touched)
    {
        CommunicationsHubState state = record.State;
        return !record.Exists ? null : new HubView
        {
            Chf = record.Chf,
            Gpf = record.Gpf,
            Stage = state.Stage,
            Region = state.Region,
            WanCoverage = state.WanCoverage,
            SupplyLostAt = state.IsSupplyLost ? state.SupplyLostAt : null,
            JoinWindowUntil = state.IsJoinWindowOpen(now) ? state.JoinWindowUntil : null,
            OrderingParty = UserOf(state.OrderingParty),
            Supplier = UserOf(state.Supplier),
            Devices = [.. record.Log],
            MeterPoints = [.. record.Parties.Select(static one => one.MeterPoint)],
            Touched = touched,
        };
    }

    internal MeterPointView? Of(MeterPointRecord record, bool touched)
    {
        MeterPointState state = record.State;
        if (!record.Exists)
        {
            return null;
        }

        int provider = estate.Routing.ProviderOf(record.Id, state.NetworkOperator);
        return new MeterPointView
        {
            Id = record.Id,
            Kind = state.Kind,
            Flag = state.Flag,
            Supplier = UserOf(state.Supplier),
            NetworkOperator = UserOf(state.NetworkOperator),
            Agent = UserOf(state.Agent),
            Provider = provider == RdpRouting.Nobody ? string.Empty : estate.Providers[provider].Name,
            Meters = MetersOf(state.Meters),
            Registrations = [.. Enum.GetValues<RegistrationKind>().SelectMany(part => Intervals(record, part))],
            Touched = touched,
        };
    }

    // The balance as it was last settled; what was used since is in the reads.
    private static RequestValues MeteringOf(DeviceRecord record)
    {
        if (!record.IsMeter)
        {
            return RequestValues.Empty;
        }

        MeteringState state = record.Metering ?? MeteringState.Untouched;
        return RequestValues.Of(
            KeyValuePair.Create("balanceMillipence", RequestValue.Of(state.BalanceMicropence / 1_000)),
            KeyValuePair.Create("emergencyCreditActive", RequestValue.Of(state.IsEmergencyCreditActive)),
            KeyValuePair.Create("paymentMode", RequestValue.Of(state.PaymentMode.ToString())),
            KeyValuePair.Create("settledTo", RequestValue.Of(state.SettledTo)),
            KeyValuePair.Create("supply", RequestValue.Of(state.Supply.ToString())));
    }

    private static List<LinkedMeterView> MetersOf(LinkedMeters meters)
    {
        List<LinkedMeterView> views = [];
        for (int place = 0; place < meters.Count; place++)
        {
            views.Add(new LinkedMeterView(meters.IdAt(place), meters.StatusAt(place).Shown));
        }

        return views;
    }

    private static Product? ProductOf(ushort number, ProductList products)
        => number is > 0 && number <= products.Count ? products[number] : null;

    private UserId UserOf(ushort number) => number == 0 ? default : estate.Users[number].Id;

    private List<RegistrationView> Intervals(MeterPointRecord record, RegistrationKind part)
    {
        List<RegistrationView> views = [];
        if (record.History is { } history)
        {
            foreach (RegistrationInterval one in history.Intervals(part))
            {
                views.Add(new RegistrationView(
                    part,
                    UserOf(one.User),
                    one.From.Ms == long.MinValue ? null : one.From,
                    one.To == SimTime.Never ? null : one.To));
            }
        }

        return views;
    }
}
