using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Twin.Contracts;
using Twin.Contracts.Json;

namespace Twin.Gateway.Http;

/// <summary>Reads the body of a call as one message.</summary>
internal static class BodyReader
{
    private const int UnsupportedMediaType = 415;
    private const int PayloadTooLarge = 413;

    /// <summary>Reads it.</summary>
    /// <exception cref="TwinRequestException">Fields are wrong.</exception>
    /// <exception cref="BadHttpRequestException">It is too long, or of another media type.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpContext context, int mostBytes)
        where T : class
    {
        // Demanding the type also keeps pages of other origins from posting: a browser asks before it sends JSON.
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                $"the content type is '{context.Request.ContentType}'; allowed: {JsonReply.MediaType}", UnsupportedMediaType);
        }

        if (context.Request.ContentLength > mostBytes)
        {
            throw TooLong(mostBytes);
        }

        PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > mostBytes)
            {
                throw TooLong(mostBytes);
            }

            if (read.IsCompleted)
            {
                T message = read.Buffer.IsSingleSegment
                    ? TwinJson.Read<T>(read.Buffer.FirstSpan)
                    : TwinJson.Read<T>(read.Buffer.ToArray());
                reader.AdvanceTo(read.Buffer.End);
                return message;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static BadHttpRequestException TooLong(int mostBytes)
        => new($"the body is longer than {mostBytes} bytes; send fewer values in one request", PayloadTooLarge);
}
