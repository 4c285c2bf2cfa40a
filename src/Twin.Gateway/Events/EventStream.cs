using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Json;

namespace Twin.Gateway.Events;

/// <summary>Sends events as server-sent events until the reader goes away or the process stops.</summary>
/// <remarks>
/// The next event is asked for only when the last one is on its way, and no more than a few kilobytes wait to be sent, so a slow reader
/// holds up its own stream and nothing else. A stream that breaks is resumed by the number of its last event.
/// </remarks>
internal sealed class EventStream(GatewayHost host, HttpContext context)
{
    private const int MostUnsent = 16 * 1024;

    private readonly PipeWriter output = context.Response.BodyWriter;

    /// <summary>Sends all events of a kind after a place.</summary>
    public async Task SendAsync(EventQuery filter, long after)
    {
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.Stopping);
        using PeriodicTimer heartbeat = new(TimeSpan.FromSeconds(host.Options.HeartbeatSeconds), host.Options.Clock);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            // The first bytes tell the reader that it listens from here on, also when nothing happens for a while.
            Comment($"events after {after.ToString(CultureInfo.InvariantCulture)}");
            await output.FlushAsync(ends.Token);
            await using IAsyncEnumerator<TwinEvent> events
                = host.Twin.SubscribeAsync(filter, after, ends.Token).GetAsyncEnumerator(ends.Token);
            await SendAsync(events, heartbeat, ends);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The reader is gone, or the process stops and the reader resumes elsewhere.
        }
        catch (TwinUnavailableException)
        {
            // The answer has begun, so there is no status left to tell; the end of the stream makes the reader resume.
        }
    }

    private async Task SendAsync(IAsyncEnumerator<TwinEvent> events, PeriodicTimer heartbeat, CancellationTokenSource ends)
    {
        Task<bool> moved = Task.FromResult(true);
        Task<bool>? tick = null;
        try
        {
            while (true)
            {
                moved = events.MoveNextAsync().AsTask();
                if (!moved.IsCompleted)
                {
                    await output.FlushAsync(ends.Token);
                }

                while (await Task.WhenAny(moved, tick ??= heartbeat.WaitForNextTickAsync(CancellationToken.None).AsTask()) != moved)
                {
                    tick = null;
                    Comment("still here");
                    await output.FlushAsync(ends.Token);
                }

                if (!await moved)
                {
                    return;
                }

                Write(events.Current);
                if (output.UnflushedBytes >= MostUnsent)
                {
                    await output.FlushAsync(ends.Token);
                }
            }
        }
        finally
        {
            // Events may be let go of only once the question for the next one has ended.
            await ends.CancelAsync();
            await ((Task)moved).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Write(TwinEvent happened)
    {
        output.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"id: {happened.Sequence}\nevent: {FieldTexts.Of(happened.Kind)}\ndata: ")));
        TwinJson.Write(output, happened);
        output.Write("\n\n"u8);
        host.Meters.Events.Add(1);
    }

    private void Comment(string text) => output.Write(Encoding.UTF8.GetBytes($": {text}\n\n"));
}
