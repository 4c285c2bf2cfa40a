using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Cli.Bench;

/// <summary>Estates for benches, and the bandwidth they are held against.</summary>
internal static class BenchEstates
{
    private const int MebibytesOfBandwidth = 256;
    private const int RoundsOfBandwidth = 3;

    /// <summary>The bandwidth of memory now, on as many threads.</summary>
    public static MemoryBandwidthResult Bandwidth(Terminal terminal, int threads, CancellationToken cancellation)
        => new MemoryBandwidth(terminal.Clock, threads, MebibytesOfBandwidth << 20).Measure(RoundsOfBandwidth, cancellation);

    /// <summary>Opens a profile.</summary>
    /// <exception cref="InvalidInputException">There is no such profile, or it is wrong.</exception>
    public static EstateFactory Open(string profile, int? premises)
    {
        InputErrors errors = new();
        EstateFactory? factory = EstateFactory.Open(new EstateSource(profile, premises, null, "command line", 0), null, errors);
        errors.ThrowIfAny();
        return factory!;
    }
}
