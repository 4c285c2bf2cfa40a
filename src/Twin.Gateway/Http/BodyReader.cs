using System.Buffers;
using System.Diagnostics.CodeAnalysis;
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
    public static ValueTask<T> ReadAsync<T>(HttpContext context, int mostBytes)
        where T : class
    {
        HttpRequest request = context.Request;

        // Demanding the type also keeps pages of other origins from posting: a browser asks before it sends JSON.
        if (request.ContentType != JsonReply.MediaType && !request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                $"the content type is '{request.ContentType}'; allowed: {JsonReply.MediaType}", UnsupportedMediaType);
        }

        if (request.ContentLength > mostBytes)
        {
            throw TooLong(mostBytes);
        }

        // A short body has come with its head, as a rule.
        PipeReader reader = request.BodyReader;
        return reader.TryRead(out ReadResult read) && TryTake(reader, read, mostBytes, out T? message)
            ? new ValueTask<T>(message)
            : ReadAsync<T>(reader, mostBytes, context.RequestAborted);
    }

    private static async ValueTask<T> ReadAsync<T>(PipeReader reader, int mostBytes, CancellationToken aborted)
        where T : class
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(aborted);
            if (TryTake(reader, read, mostBytes, out T? message))
            {
                return message;
            }
        }
    }

    private static bool TryTake<T>(PipeReader reader, in ReadResult read, int mostBytes, [NotNullWhen(true)] out T? message)
        where T : class
    {
        ReadOnlySequence<byte> body = read.Buffer;
        if (body.Length > mostBytes)
        {
            throw TooLong(mostBytes);
        }

        if (!read.IsCompleted)
        {
            reader.AdvanceTo(body.Start, body.End);
            message = null;
            return false;
        }

        message = body.IsSingleSegment ? TwinJson.Read<T>(body.FirstSpan) : TwinJson.Read<T>(body.ToArray());
        reader.AdvanceTo(body.End);
        return true;
    }

    private static BadHttpRequestException TooLong(int mostBytes)
        => new($"the body is longer than {mostBytes} bytes; send fewer values in one request", PayloadTooLarge);
}
