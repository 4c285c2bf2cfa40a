using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Twin.Contracts.Json;

namespace Twin.Gateway.Http;

/// <summary>Writes a message as the whole body of an answer, with its length, in one write.</summary>
internal static class JsonReply
{
    /// <summary>The content type of a message.</summary>
    public const string MediaType = "application/json";

    private const int MostKeptBytes = 1 << 20;

    // One buffer a thread: nothing is awaited between writing a message and copying it out.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    [ThreadStatic]
    private static Utf8JsonWriter? keptWriter;

    /// <summary>Writes a message.</summary>
    public static Task WriteAsync<T>(HttpContext context, T message, int status = 200, string mediaType = MediaType)
        => WriteAsync(context, message, Info<T>.Of, status, mediaType);

    private static Task WriteAsync<T>(HttpContext context, T message, JsonTypeInfo<T> info, int status, string mediaType)
    {
        ArrayBufferWriter<byte> buffer = kept ??= new ArrayBufferWriter<byte>(4_096);
        Utf8JsonWriter writer = keptWriter ??= new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        try
        {
            JsonSerializer.Serialize(writer, message, info);
            writer.Flush();
            HttpResponse response = context.Response;
            response.StatusCode = status;
            response.ContentType = mediaType;
            response.ContentLength = buffer.WrittenCount;
            response.BodyWriter.Write(buffer.WrittenSpan);
        }
        finally
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            if (buffer.Capacity > MostKeptBytes)
            {
                kept = null;
                keptWriter = null;
            }
        }

        return AsPlainTask(context.Response.BodyWriter.FlushAsync(context.RequestAborted));
    }

    private static Task AsPlainTask(ValueTask<System.IO.Pipelines.FlushResult> flushed)
        => flushed.IsCompletedSuccessfully ? Task.CompletedTask : flushed.AsTask();

    private static class Info<T>
    {
        public static readonly JsonTypeInfo<T> Of = TwinJson.InfoOf<T>();
    }
}
