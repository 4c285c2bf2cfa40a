using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What 6.15.x, 6.17, 6.21, 6.23 and 6.24.x do with the certificates on a device.</summary>
internal static class Credentials
{
    private const string NetworkOperatorWord = "networkOperator";
    private const string SupplierWord = "supplier";

    /// <summary>6.15.1: another supplier's or network operator's certificate; the sender's own unless it names another user.</summary>
    internal static DeviceResponse Replace(DeviceWork work, RecordRequest request)
    {
        UserId named = request.Values.UserOf(ValueNames.ReplacementUser);
        ushort user = named.IsNone ? request.User : work.Context.Users.NumberOf(named);
        if (user == 0)
        {
            return DeviceEffects.Refused("unknownUser");
        }

        bool asOperator = (request.Values.TextOf(ValueNames.Certificate) ?? DefaultOf(request.Role)) == NetworkOperatorWord;
        DeviceDecision decision = work.Apply(DeviceCommand.ReplaceCertificate(
            asOperator ? DeviceCommandKind.ReplaceNetworkOperatorCertificate : DeviceCommandKind.ReplaceSupplierCertificate, user));
        if (decision.Accepted)
        {
            work.Alert(DccAlertCode.N42, work.Record.State);
            EndRecovery(work);
        }

        return DeviceEffects.Of(decision);
    }

    /// <summary>6.15.2: the device's own certificate, which 6.24.2 reads back.</summary>
    internal static DeviceResponse PlaceDeviceCertificate(DeviceWork work, RecordRequest request)
    {
        string certificate = request.Values.TextOf(ValueNames.DeviceCertificate) ?? string.Empty;
        work.Record = work.Record with
        {
            Credentials = work.Record.Credentials.With(ValueNames.DeviceCertificate, RequestValue.Of(certificate)),
        };
        work.Step.Changed(TwinEventKind.SettingsChanged, request.Variant.Number, 0, 0);
        return DeviceEffects.Done;
    }

    /// <summary>6.17: the device makes a new key and asks for its certificate; the number counts its requests.</summary>
    internal static DeviceResponse IssueRequest(DeviceWork work)
    {
        long number = (work.Record.Credentials.NumberOf(ValueNames.CertificationRequest) ?? 0) + 1;
        work.Record = work.Record with
        {
            Credentials = work.Record.Credentials.With(ValueNames.CertificationRequest, RequestValue.Of(number)),
        };
        return DeviceEffects.With(RequestValueReading.Of(ValueNames.CertificationRequest, RequestValue.Of(number)));
    }

    /// <summary>6.21: what the DCC held becomes the sender's.</summary>
    internal static DeviceResponse HandOver(DeviceWork work, RecordRequest request)
        => DeviceEffects.Of(work.Apply(DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceSupplierCertificate, request.User)));

    /// <summary>6.23: the incoming supplier's certificate; the outgoing one hears N27 and loses what waits for it.</summary>
    internal static DeviceResponse ChangeSupplier(DeviceWork work, RecordRequest request)
    {
        ushort former = work.Record.State.SupplierCertificate;
        DeviceDecision decision = work.Apply(
            DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceSupplierCertificate, request.User));
        if (!decision.Accepted)
        {
            return DeviceEffects.Of(decision);
        }

        if (former != request.User)
        {
            work.Alert(DccAlertCode.N27, work.Record.State, former);
            DeviceEndings.RemoveSchedules(work, DccAlertCode.N4, schedule => schedule.Owner == former);
            DeviceEndings.CancelPending(work, DccAlertCode.N11, pending => pending.Request.User == former);
        }

        EndRecovery(work);
        return DeviceEffects.Done;
    }

    /// <summary>6.24.1: whose certificates are on the device.</summary>
    internal static DeviceResponse ReadHolders(DeviceWork work)
    {
        DeviceState state = work.Record.State;
        return DeviceEffects.With(RequestValues.Of(
            KeyValuePair.Create(SupplierWord, NameOf(work, state.SupplierCertificate)),
            KeyValuePair.Create(NetworkOperatorWord, NameOf(work, state.NetworkOperatorCertificate))));
    }

    /// <summary>6.24.2: the device's own certificate; empty before 6.15.2 placed one.</summary>
    internal static DeviceResponse ReadDeviceCertificate(DeviceWork work) => DeviceEffects.With(RequestValueReading.Of(
        ValueNames.DeviceCertificate,
        RequestValue.Of(work.Record.Credentials.TextOf(ValueNames.DeviceCertificate) ?? string.Empty)));

    // Twin code sheet section 8: Recovered ends when 6.15.1 or 6.23 puts users' certificates back.
    private static void EndRecovery(DeviceWork work)
    {
        if (work.Record.State.Status.Recovery == RecoveryStage.Recovered)
        {
            _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.ReinstateCertificates));
        }
    }

    private static string DefaultOf(UserRole role)
        => role is UserRole.ElectricityDistributor or UserRole.GasTransporter ? NetworkOperatorWord : SupplierWord;

    private static RequestValue NameOf(DeviceWork work, ushort user)
        => RequestValue.Of(user == 0 ? string.Empty : work.Context.Users[user].Id.ToString());
}
