using System.Buffers;
using Twin.Contracts.Requests;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Json;

/// <summary>
/// Writes the one message of which there are thousands a second: the bytes that the generated metadata would write, in a fraction of
/// the time.
/// </summary>
internal static class ServiceAnswerWriter
{
    /// <summary>Writes an answer.</summary>
    public static void Write(IBufferWriter<byte> to, ServiceAnswer answer)
    {
        JsonBytes json = new(to);
        json.Raw("{\"id\":"u8);
        json.Id(answer.Id);
        json.Raw(",\"code\":"u8);
        json.Text(ResponseCodeCatalogue.Codes.Code(answer.Code));
        WriteText(ref json, ",\"check\":"u8, answer.Check);
        WriteText(ref json, ",\"clause\":"u8, answer.Clause);
        WriteText(ref json, ",\"remedy\":"u8, answer.Remedy);
        json.Raw(",\"at\":"u8);
        json.Moment(answer.At);
        WriteValues(ref json, answer.Values);
        if (answer.Response is { } response)
        {
            json.Raw(",\"response\":{"u8);
            Write(ref json, response);
            json.Raw("}"u8);
        }

        json.Raw(",\"accepted\":"u8);
        json.Flag(answer.Accepted);
        json.Raw("}"u8);
        json.End();
    }

    private static void Write(ref JsonBytes json, ServiceResponse response)
    {
        if (!response.Id.IsNone)
        {
            json.Raw("\"id\":"u8);
            json.Id(response.Id);
            json.Raw(","u8);
        }

        json.Raw("\"code\":"u8);
        json.Text(ResponseCodeCatalogue.Codes.Code(response.Code));
        WriteText(ref json, ",\"clause\":"u8, response.Clause);
        json.Raw(",\"at\":"u8);
        json.Moment(response.At);
        json.Raw(",\"schedule\":"u8);
        json.Number(response.Schedule);
        WriteValues(ref json, response.Values);
    }

    private static void WriteText(ref JsonBytes json, ReadOnlySpan<byte> name, string text)
    {
        if (text.Length > 0)
        {
            json.Raw(name);
            json.Text(text);
        }
    }

    private static void WriteValues(ref JsonBytes json, RequestValues values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.Raw(",\"values\":"u8);
        for (int at = 0; at < values.Count; at++)
        {
            json.Raw(at == 0 ? "{"u8 : ","u8);
            json.Text(values[at].Key);
            json.Raw(":"u8);
            Write(ref json, values[at].Value);
        }

        json.Raw("}"u8);
    }

    private static void Write(ref JsonBytes json, RequestValue value)
    {
        switch (value.Kind)
        {
            case RequestValueKind.Flag:
                json.Flag(value.IsSet);
                break;
            case RequestValueKind.Number:
                json.Number(value.Number);
                break;
            case RequestValueKind.Moment:
                json.Moment(value.Moment);
                break;
            case RequestValueKind.Numbers:
                json.Raw("["u8);
                for (int at = 0; at < value.Numbers.Length; at++)
                {
                    json.Raw(at == 0 ? ""u8 : ","u8);
                    json.Number(value.Numbers[at]);
                }

                json.Raw("]"u8);
                break;
            default:
                json.Text(value.Text);
                break;
        }
    }
}
