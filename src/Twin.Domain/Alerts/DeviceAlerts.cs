using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Alerts;

/// <summary>Who receives an alert of a device, by the registrations of its premises and the certificates on it.</summary>
public static class DeviceAlerts
{
    private static readonly ImmutableArray<MeterPointState> NoMeterPoint = [default];

    /// <summary>
    /// Names the users behind a set of recipients in this order: the responsible supplier, the network operator, the export supplier, the
    /// agent, the other supplier on the hub, the holders of the supplier's and the network operator's certificate. A relation in which
    /// there is nobody is left out; a user in two relations is named twice.
    /// </summary>
    /// <remarks>
    /// <see cref="AlertRecipient.ImportSupplier"/> and <see cref="AlertRecipient.ElectricityDistributor"/> are the responsible supplier and
    /// the network operator of a device on the electricity side, and nobody for one on the gas side; an export supplier has to do with the
    /// ESME alone (Export review, Annex 3). Recipients that follow from a request, a schedule, a version of DUIS or a change of supplier
    /// are the caller's to find.
    /// </remarks>
    /// <param name="recipients">Who gets the alert, as <see cref="AlertRouting.Of"/> says.</param>
    /// <param name="device">The device.</param>
    /// <param name="meterPoints">The meter points of its premises.</param>
    /// <param name="sink">Receives the users.</param>
    public static void Address<TSink>(
        AlertRecipients recipients, in DeviceState device, ReadOnlySpan<MeterPointState> meterPoints, ref TSink sink)
        where TSink : IAlertSink, allows ref struct
    {
        int place = MeterPointRouting.PlaceOfResponsible(meterPoints, device);
        ref readonly MeterPointState point = ref place < 0 ? ref NoMeterPoint.AsSpan()[0] : ref meterPoints[place];
        bool electric = !MeterPointRouting.IsGas(device.Type);
        if (recipients.Has(AlertRecipient.ResponsibleSupplier) || (electric && recipients.Has(AlertRecipient.ImportSupplier)))
        {
            Send(point.Supplier, AlertRecipient.ResponsibleSupplier, ref sink);
        }

        if (recipients.Has(AlertRecipient.NetworkOperator) || (electric && recipients.Has(AlertRecipient.ElectricityDistributor)))
        {
            Send(point.NetworkOperator, AlertRecipient.NetworkOperator, ref sink);
        }

        if (device.Type == DeviceType.Esme && recipients.Has(AlertRecipient.ExportSupplier))
        {
            Send(MeterPointRouting.ExportSupplier(meterPoints, device), AlertRecipient.ExportSupplier, ref sink);
        }

        if (recipients.Has(AlertRecipient.RegisteredAgent))
        {
            Send(point.Agent, AlertRecipient.RegisteredAgent, ref sink);
        }

        if (recipients.Has(AlertRecipient.OtherSupplierOnHub))
        {
            Send(MeterPointRouting.OtherSupplier(meterPoints, device), AlertRecipient.OtherSupplierOnHub, ref sink);
        }

        if (recipients.Has(AlertRecipient.CertificateHolder))
        {
            Send(device.SupplierCertificate, AlertRecipient.CertificateHolder, ref sink);
            Send(device.NetworkOperatorCertificate, AlertRecipient.CertificateHolder, ref sink);
        }
    }

    private static void Send<TSink>(ushort user, AlertRecipient recipient, ref TSink sink)
        where TSink : IAlertSink, allows ref struct
    {
        if (user != 0)
        {
            sink.Send(user, recipient);
        }
    }
}
