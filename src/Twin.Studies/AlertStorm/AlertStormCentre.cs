using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.AlertStorms;
using Twin.Domain.Registration;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Results;

namespace Twin.Studies.AlertStorm;

/// <summary>The users' queues and the curves.</summary>
internal sealed class AlertStormCentre : IRunCentre<StormMessage>
{
    private const int Samples = 360;

    private readonly ImmutableArray<AlertStormHandler> handlers;
    private readonly UserAlertQueue?[] queues;
    private readonly StormEventLog? log;
    private readonly long sampleMs;
    private long raisedAtLastPoint;
    private long sentAtLastPoint;

    /// <summary>Prepares the centre of a run.</summary>
    internal AlertStormCentre(
        AlertStormInputs inputs, ImmutableArray<AlertStormHandler> handlers, MessageRate[] rates, UserDirectory users, TextWriter? events)
    {
        this.handlers = handlers;
        queues = [null, .. rates.Skip(1).Select(rate => new UserAlertQueue(rate, inputs.TargetMs))];
        log = events is null ? null : new StormEventLog(events, users);
        sampleMs = Math.Max(1, inputs.HorizonMs / Samples);
    }

    /// <summary>The users' queues, by user number; place 0 is empty.</summary>
    internal IReadOnlyList<UserAlertQueue?> Queues => queues;

    /// <summary>From genuine alerts that were sent on to their delivery, milliseconds.</summary>
    internal List<long> GenuineDelaysMs { get; } = [];

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <inheritdoc/>
    public void Hear(in StormMessage message)
    {
        if (message.User == 0)
        {
            log?.Write(message, null);
            return;
        }

        long deliveredMs = queues[message.User]!.Deliver(message.TimeMs);
        log?.Write(message, deliveredMs);
        if (message.Kind != StormEventKind.Flood)
        {
            GenuineDelaysMs.Add(deliveredMs - message.TimeMs);
        }
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => ((afterMs / sampleMs) + 1) * sampleMs;

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        if (nowMs % sampleMs != 0)
        {
            return;
        }

        Curves.Add("alertsWaiting", nowMs, queues.Sum(q => q?.WaitingAt(nowMs) ?? 0));
        if (nowMs > 0)
        {
            long raised = handlers.Sum(static h => Enum.GetValues<StormEventKind>().Sum(h.Counters.Of));
            long sent = raised - handlers.Sum(static h => h.Counters.Of(AlertDisposition.Discarded));
            double perMinute = (double)SimTime.MinuteMs / sampleMs;
            Curves.Add("alertsRaisedPerMinute", nowMs, (raised - raisedAtLastPoint) * perMinute);
            Curves.Add("alertsSentPerMinute", nowMs, (sent - sentAtLastPoint) * perMinute);
            (raisedAtLastPoint, sentAtLastPoint) = (raised, sent);
        }
    }
}
