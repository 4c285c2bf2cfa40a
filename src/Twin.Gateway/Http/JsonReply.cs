using System.Buffers;
using System.IO.Pipelines;
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

    /// <summary>Writes a message.</summary>
    public static Task WriteAsync<T>(HttpContext context, T message, int status = 200, string mediaType = MediaType)
    {
        ArrayBufferWriter<byte> buffer = kept ??= new ArrayBufferWriter<byte>(4_096);
        bool mayBeKept = false;
        try
        {
            TwinJson.Write(buffer, message);
            HttpResponse response = context.Response;
            response.StatusCode = status;
            response.ContentType = mediaType;
            response.ContentLength = buffer.WrittenCount;

            // The server ends this by itself when the caller goes away, so it needs no token.
            ValueTask<FlushResult> written = response.BodyWriter.WriteAsync(buffer.WrittenMemory, CancellationToken.None);

            // One that has not ended may still have to copy the buffer.
            mayBeKept = written.IsCompletedSuccessfully && buffer.Capacity <= MostKeptBytes;
            return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
        }
        finally
        {
            if (mayBeKept)
            {
                buffer.ResetWrittenCount();
            }
            else
            {
                kept = null;
            }
        }
    }
}
