using Microsoft.Extensions.Primitives;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Json;
using Twin.Domain.Identity;
using Twin.Gateway.Events;

namespace Twin.Gateway.Api;

/// <summary>The calls that read the log of events.</summary>
internal static class EventCalls
{
    /// <summary>What happened to one device.</summary>
    public static Task DeviceHistoryAsync(ApiCall call)
        => PageAsync(call, new EventQuery { Entity = EntityKey.Of(call.Path<DeviceId>("id", DeviceId.TryParse)) });

    /// <summary>What happened to one communications hub.</summary>
    public static Task HubHistoryAsync(ApiCall call)
        => PageAsync(call, new EventQuery { Entity = EntityKey.OfHub(call.Path<DeviceId>("chf", DeviceId.TryParse)) });

    /// <summary>What happened to one meter point.</summary>
    public static Task MeterPointHistoryAsync(ApiCall call)
        => PageAsync(call, new EventQuery { Entity = EntityKey.Of(call.Path<Mpxn>("id", Mpxn.TryParse)) });

    /// <summary>What is addressed to one user.</summary>
    public static Task MessagesAsync(ApiCall call)
        => PageAsync(call, new EventQuery { User = call.Path<UserId>("id", UserId.TryParse) });

    /// <summary>The log: a page of it as JSON, or a stream without end when the caller accepts one.</summary>
    public static async Task EventsAsync(ApiCall call)
    {
        EventQuery filter = new()
        {
            Entity = Entity(call),
            User = call.Query<UserId>("user", UserId.TryParse),
            Kind = call.Query("kind", FieldTexts.EventKinds),
        };
        if (!AcceptsStream(call))
        {
            await PageAsync(call, filter);
            return;
        }

        long after = After(call);
        call.ThrowIfWrong();
        if (!call.Host.TryOpenStream())
        {
            throw new TwinUnavailableException(
                $"{call.Host.Options.MostStreams} streams of events are open, and no more are allowed", "Close one, or read pages instead.");
        }

        try
        {
            await new EventStream(call.Host, call.Context).SendAsync(filter, after);
        }
        finally
        {
            call.Host.CloseStream();
        }
    }

    private static async Task PageAsync(ApiCall call, EventQuery filter)
    {
        EventQuery whole = filter.Kind is null ? filter with { Kind = call.Query("kind", FieldTexts.EventKinds) } : filter;
        long after = call.Number("after", 0, long.MaxValue, 0);
        int most = (int)call.Number("most", 1, 1_000, 100);
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.ReadEventsAsync(whole, after, most, call.Cancellation));
    }

    // A browser that reconnects sends the header beside the query it began with, so the header is the later word.
    private static long After(ApiCall call)
    {
        StringValues last = call.Context.Request.Headers["Last-Event-ID"];
        return last.Count > 0
            ? call.Number("Last-Event-ID", last, 0, long.MaxValue, 0)
            : call.Number("after", 0, long.MaxValue, 0);
    }

    private static EntityKey? Entity(ApiCall call)
    {
        List<EntityKey> named = [];
        if (call.Query<DeviceId>("device", DeviceId.TryParse) is { } device)
        {
            named.Add(EntityKey.Of(device));
        }

        if (call.Query<DeviceId>("hub", DeviceId.TryParse) is { } chf)
        {
            named.Add(EntityKey.OfHub(chf));
        }

        if (call.Query<Mpxn>("meterPoint", Mpxn.TryParse) is { } meterPoint)
        {
            named.Add(EntityKey.Of(meterPoint));
        }

        if (named.Count > 1)
        {
            call.Refuse("device, hub, meterPoint", string.Join(", ", named), "one of them");
        }

        return named.Count == 0 ? null : named[0];
    }

    private static bool AcceptsStream(ApiCall call)
    {
        foreach (string? accepted in call.Context.Request.Headers.Accept)
        {
            if (accepted is not null && accepted.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
