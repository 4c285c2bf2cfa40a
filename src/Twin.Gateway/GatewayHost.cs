using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Twin.Contracts;
using Twin.Gateway.Telemetry;

namespace Twin.Gateway;

/// <summary>What all calls share.</summary>
internal sealed class GatewayHost(GatewayOptions options, IServiceProvider services, IHostApplicationLifetime lifetime, GatewayMeters meters)
{
    private ITwin? twin;
    private int openStreams;

    /// <summary>The settings.</summary>
    public GatewayOptions Options => options;

    /// <summary>The counters.</summary>
    public GatewayMeters Meters => meters;

    /// <summary>Ends when the process is asked to stop.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>The twin, asked for once: a host may make it only after it has started.</summary>
    public ITwin Twin => twin ??= services.GetRequiredService<ITwin>();

    /// <summary>Takes a place for a stream; false when all are taken.</summary>
    public bool TryOpenStream()
    {
        if (Interlocked.Increment(ref openStreams) <= options.MostStreams)
        {
            meters.Streams.Add(1);
            return true;
        }

        Interlocked.Decrement(ref openStreams);
        return false;
    }

    /// <summary>Gives a stream's place back.</summary>
    public void CloseStream()
    {
        Interlocked.Decrement(ref openStreams);
        meters.Streams.Add(-1);
    }
}
