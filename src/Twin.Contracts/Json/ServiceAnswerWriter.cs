using System.Text.Json;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Contracts.Json;

/// <summary>
/// Writes the one message of which there are thousands a second: the bytes that the generated metadata would write, in a third of the
/// time.
/// </summary>
internal static class ServiceAnswerWriter
{
    private static readonly TextConverter<RequestId> Ids = (TextConverter<RequestId>)TwinJson.Options.GetConverter(typeof(RequestId));
    private static readonly TextConverter<SimTime> Moments = (TextConverter<SimTime>)TwinJson.Options.GetConverter(typeof(SimTime));
    private static readonly RequestValuesConverter Values = new();

    private static readonly JsonEncodedText Id = Name("id");
    private static readonly JsonEncodedText Code = Name("code");
    private static readonly JsonEncodedText Check = Name("check");
    private static readonly JsonEncodedText Clause = Name("clause");
    private static readonly JsonEncodedText Remedy = Name("remedy");
    private static readonly JsonEncodedText At = Name("at");
    private static readonly JsonEncodedText ValuesName = Name("values");
    private static readonly JsonEncodedText Response = Name("response");
    private static readonly JsonEncodedText Schedule = Name("schedule");
    private static readonly JsonEncodedText Accepted = Name("accepted");

    /// <summary>Writes an answer.</summary>
    public static void Write(Utf8JsonWriter writer, ServiceAnswer answer)
    {
        writer.WriteStartObject();
        WriteId(writer, answer.Id);
        writer.WriteString(Code, ResponseCodeCatalogue.Codes.Code(answer.Code));
        WriteText(writer, Check, answer.Check);
        WriteText(writer, Clause, answer.Clause);
        WriteText(writer, Remedy, answer.Remedy);
        WriteAt(writer, answer.At);
        WriteValues(writer, answer.Values);
        if (answer.Response is { } response)
        {
            writer.WriteStartObject(Response);
            Write(writer, response);
            writer.WriteEndObject();
        }

        writer.WriteBoolean(Accepted, answer.Accepted);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ServiceResponse response)
    {
        if (!response.Id.IsNone)
        {
            WriteId(writer, response.Id);
        }

        writer.WriteString(Code, ResponseCodeCatalogue.Codes.Code(response.Code));
        WriteText(writer, Clause, response.Clause);
        WriteAt(writer, response.At);
        writer.WriteNumber(Schedule, response.Schedule);
        WriteValues(writer, response.Values);
    }

    private static void WriteId(Utf8JsonWriter writer, RequestId id)
    {
        writer.WritePropertyName(Id);
        Ids.Write(writer, id, TwinJson.Options);
    }

    private static void WriteAt(Utf8JsonWriter writer, SimTime at)
    {
        writer.WritePropertyName(At);
        Moments.Write(writer, at, TwinJson.Options);
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, RequestValues values)
    {
        if (values.Count > 0)
        {
            writer.WritePropertyName(ValuesName);
            Values.Write(writer, values, TwinJson.Options);
        }
    }

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, TwinJson.Options.Encoder);
}
