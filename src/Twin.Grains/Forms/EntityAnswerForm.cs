using System.Buffers;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Entities;

namespace Twin.Grains.Forms;

/// <summary>The bytes of an answer that is kept for when its request comes again.</summary>
internal static class EntityAnswerForm
{
    private const byte Version = 1;

    internal static void Write(EntityAnswer answer, IBufferWriter<byte> buffer)
    {
        FormWriter to = new(buffer);
        to.Byte(Version);
        to.UInt16((ushort)answer.Code);
        to.Byte((byte)answer.Check);
        to.Text(answer.Clause);
        to.Int64(answer.At.Ms);
        ValuesForm.Write(answer.Values, to);
        to.Byte(answer.Response is null ? (byte)0 : (byte)1);
        if (answer.Response is { } response)
        {
            to.UInt16((ushort)response.Code);
            to.Text(response.Clause);
            ValuesForm.Write(response.Values, to);
        }
    }

    internal static byte[] ToBytes(EntityAnswer answer)
    {
        ArrayBufferWriter<byte> buffer = FormBuffer.Take();
        Write(answer, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static EntityAnswer Read(ReadOnlySpan<byte> bytes)
    {
        FormReader from = new("answer", bytes, Version);
        EntityAnswer answer = new()
        {
            Code = Code(ref from),
            Check = (AccessCheck)from.AtMost((byte)AccessCheck.SuspendedExemption, "the check"),
            Clause = from.Text(),
            At = new SimTime(from.Int64()),
            Values = ValuesForm.Read(ref from),
        };
        if (from.AtMost(1, "whether there is a response") == 1)
        {
            ResponseCode code = Code(ref from);
            string clause = from.Text();
            answer = answer with { Response = new DeviceResponse(code, clause, ValuesForm.Read(ref from)) };
        }

        from.End();
        return answer;
    }

    internal static ResponseCode Code(ref FormReader from)
    {
        ushort number = from.UInt16();
        return number < ResponseCodeCatalogue.All.Length
            ? (ResponseCode)number
            : throw from.Refuse("a response code", number, $"0 to {ResponseCodeCatalogue.All.Length - 1}");
    }
}
