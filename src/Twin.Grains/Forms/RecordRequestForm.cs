using System.Buffers;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Grains.Forms;

/// <summary>The bytes of a service request on its way to the grain that decides it.</summary>
internal static class RecordRequestForm
{
    private const byte Version = 1;
    private const byte NoService = 0xFF;

    internal static void Write(RecordRequest request, IBufferWriter<byte> buffer)
    {
        FormWriter to = new(buffer);
        to.Byte(Version);
        to.UInt64(request.Id.Originator.Value);
        to.UInt64(request.Id.Target.Value);
        to.UInt64(request.Id.Counter);
        to.UInt16(request.User);
        to.Byte((byte)request.Role);
        to.Text(request.Variant.Srv);
        to.Byte((byte)request.CommandVariant);
        to.Int64((request.ExecuteAt ?? SimTime.Never).Ms);
        to.Byte(request.Service is { } service ? (byte)service : NoService);
        ValuesForm.Write(request.Values, to);
    }

    internal static RecordRequest Read(ReadOnlySpan<byte> bytes)
    {
        FormReader from = new("request", bytes, Version);
        RecordRequest request = new()
        {
            Id = new RequestId(new UserId(from.UInt64()), new DeviceId(from.UInt64()), from.UInt64()),
            User = from.UInt16(),
            Role = (UserRole)from.Byte(),
            Variant = ServiceRequestVariant.Parse(from.Text()),
            CommandVariant = (CommandVariant)from.AtMost((byte)CommandVariant.DccInternal, "the command variant"),
            ExecuteAt = Moment(from.Int64()),
            Service = Service(from.Byte()),
            Values = ValuesForm.Read(ref from),
        };
        from.End();
        return request;
    }

    private static SimTime? Moment(long ms) => ms == SimTime.Never.Ms ? null : new SimTime(ms);

    private static DccService? Service(byte number) => number == NoService ? null : (DccService)number;
}
