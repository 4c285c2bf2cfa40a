using System.Text;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Silo.Benches;

namespace Twin.Cli.Bench;

/// <summary>The measurements of <c>twin bench live</c> on one live twin.</summary>
internal sealed class LiveBench(BenchSilo silo, BenchMeter[] meters, CallGenerator generator, LiveBenchSettings settings)
{
    private const int Rounds = 3;
    private const int WarmCalls = 20;
    private const int WarmBareSeconds = 2;

    private const ulong Marker = 4_242_424_242_424_242;
    private const string Path = "/api/v1/service-requests";

    private static readonly ServiceRequestVariant Registers = ServiceRequestVariant.Parse("4.1.1");
    private static readonly ServiceRequestVariant Firmware = ServiceRequestVariant.Parse("11.2");

    private long number = 1;

    /// <summary>A request to a meter that works out its registers.</summary>
    public Task CommandAsync(long at) => SendAsync(RequestOf(at));

    /// <summary>A request to a meter that it answers at once: what the twin adds to a call, and nearly nothing else.</summary>
    public Task LightAsync(long at) => SendAsync(RequestOf(at) with { Srv = Firmware });

    private async Task SendAsync(ServiceRequest request)
    {
        ServiceAnswer answer = await silo.Twin.SendAsync(request);
        if (!answer.Accepted)
        {
            throw new InvalidOperationException($"a request of the bench was refused: {answer.Code} {answer.Clause}");
        }
    }

    /// <summary>An event at a meter point that its meter is told of before it is acknowledged.</summary>
    public Task PairAsync(long at)
    {
        Guid id = new((int)at, (short)(at >> 32), 0, [0, 0, 0, 0, 0, 0, 0, 1]);
        return silo.Twin.ReportAsync(new TenancyChanged(meters[at % meters.Length].MeterPoint) { Id = id });
    }

    /// <summary>A call to a grain that does nothing of the twin.</summary>
    public Task RawAsync(long at) => silo.RawAsync((int)(at % BenchSilo.RawGrains));

    /// <summary>A call that makes another one.</summary>
    public Task RawPairAsync(long at) => silo.RawPairAsync((int)(at % BenchSilo.RawGrains));

    /// <summary>Activates everything once, and lets the just-in-time compiler see everything often.</summary>
    public async Task WarmAsync(Func<long, Task> call, CancellationToken cancellation)
    {
        number += await CallsAsync(call, (long)meters.Length * WarmCalls, cancellation);
        GC.Collect();
    }

    /// <summary>Measures several kinds of calls in turn, so that what else runs on the machine meets all of them.</summary>
    public async Task<CallRate[]> InTurnAsync(Func<long, Task>[] calls, CancellationToken cancellation)
    {
        CallRate[] sums = new CallRate[calls.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int at = 0; at < calls.Length; at++)
            {
                CallRate rate = await generator.ClosedAsync(
                    settings.InFlight, settings.Seconds / Rounds, calls[at], number, cancellation);
                number += rate.Calls;
                sums[at] += rate;
            }
        }

        return sums;
    }

    /// <summary>Measures latency at half of a rate.</summary>
    public async Task<CallLatency> HalfAsync(CallRate rate, Func<long, Task> call, CancellationToken cancellation)
    {
        CallLatency latency = await generator.OpenAsync(rate.PerSecond / 2, settings.Seconds, call, number, cancellation);
        number += (long)(rate.PerSecond / 2 * settings.Seconds) + 1;
        return latency;
    }

    /// <summary>Measures the gateway and a bare server under the same generator.</summary>
    public async Task<(CallRate Twin, CallRate Bare, long Refused)> HttpAsync(TimeProvider clock, CancellationToken cancellation)
    {
        byte[] answer = TwinJson.Write(await silo.Twin.SendAsync(RequestOf(number++), cancellation));
        (Uri bareUrl, IAsyncDisposable bareServer) = await BenchSilo.StartBareAsync(answer, cancellation);
        await using IAsyncDisposable ended = bareServer;
        HttpGenerator twin = new(clock, new Uri(silo.Url, Path));
        HttpGenerator bare = new(clock, new Uri(bareUrl, Path));
        string[][] bodies = [.. meters.Select((_, at) => BodyOf(at).Split($"{Marker}"))];
        long start = number;
        string Body(long at) => string.Join($"{start + at}", bodies[(start + at) % meters.Length]);
        await twin.RunAsync(settings.Seconds, Body, cancellation);
        await bare.RunAsync(WarmBareSeconds, Body, cancellation);
        CallRate twins = default;
        CallRate bares = default;
        for (int round = 0; round < Rounds; round++)
        {
            twins += await twin.RunAsync(settings.Seconds / Rounds, Body, cancellation);
            bares += await bare.RunAsync(settings.Seconds / Rounds, Body, cancellation);
        }

        return (twins, bares, twin.Refused + bare.Refused);
    }

    // A body with a counter that stands for any.
    private string BodyOf(int meter) => Encoding.UTF8.GetString(TwinJson.Write(RequestOf(meter, Marker)));

    private async Task<long> CallsAsync(Func<long, Task> call, long count, CancellationToken cancellation)
    {
        long next = number - 1;
        long end = number + count;
        await Task.WhenAll(Enumerable.Range(0, settings.InFlight).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is long at && at < end)
                {
                    await call(at);
                }
            },
            cancellation)));
        return count;
    }

    private ServiceRequest RequestOf(long at) => RequestOf(at, (ulong)at);

    private ServiceRequest RequestOf(long at, ulong counter)
    {
        BenchMeter meter = meters[at % meters.Length];
        return new ServiceRequest
        {
            Id = new RequestId(meter.Supplier, meter.Device, counter),
            Srv = Registers,
            Role = UserRole.ImportSupplier,
        };
    }
}
