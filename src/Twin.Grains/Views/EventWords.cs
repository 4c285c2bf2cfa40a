using System.Globalization;
using Twin.Contracts.Events;
using Twin.Domain.Alerts;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Views;

/// <summary>Says events of the log in words: the one place where their numbers get their names.</summary>
internal sealed class EventWords(TwinEstate estate)
{
    internal TwinEvent Say(StoredEvent stored)
    {
        (string clause, RequestValues values) = EventDetailForm.Read(stored.Detail.Span);
        return new TwinEvent
        {
            Sequence = stored.Sequence,
            At = stored.At,
            Kind = stored.Kind,
            Entity = stored.Entity,
            Cause = Cause(stored),
            Before = State(stored.Kind, stored.Before),
            After = State(stored.Kind, stored.After),
            Clause = clause,
            User = stored.User == 0 ? default : estate.Users[stored.User].Id,
            Provider = stored.Provider == RdpRouting.Nobody ? string.Empty : estate.Providers[stored.Provider].Name,
            Request = stored.Request,
            Values = values,
        };
    }

    private static string Cause(StoredEvent stored) => stored.Kind switch
    {
        TwinEventKind.DeviceChanged => ((DeviceCommandKind)stored.Cause).ToString(),
        TwinEventKind.HubChanged => ((HubCommandKind)stored.Cause).ToString(),
        TwinEventKind.MeterPointChanged => MeterPointCause.Name(stored.Cause),
        TwinEventKind.FlagChanged => string.Empty,
        TwinEventKind.SettingsChanged => new ServiceRequestVariant(stored.Cause).Srv,
        TwinEventKind.RequestRefused or TwinEventKind.Response => ((ResponseCode)stored.Cause).ToString(),
        TwinEventKind.DccAlert => ((DccAlertCode)stored.Cause).ToString(),
        TwinEventKind.DeviceAlert => stored.Cause.ToString("X4", CultureInfo.InvariantCulture),
        TwinEventKind.Operation => ((OperationCause)stored.Cause).ToString(),
        _ => stored.Cause.ToString(CultureInfo.InvariantCulture),
    };

    private static string State(TwinEventKind kind, long state) => kind switch
    {
        TwinEventKind.DeviceChanged => DeviceStatus.FromPacked((byte)state).Shown.ToString(),
        TwinEventKind.HubChanged => ((HubStage)state).ToString(),
        TwinEventKind.MeterPointChanged or TwinEventKind.FlagChanged => ((DccServiceFlag)state).Code(),
        TwinEventKind.FileSent => state.ToString(CultureInfo.InvariantCulture),
        _ => string.Empty,
    };
}
