namespace Twin.Gateway;

/// <summary>How the gateway answers over HTTP.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where it listens, scheme http. Default: port 8080 of the loopback address; port 0 takes a free one.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>The most bytes a body may have, 1,024 to 104,857,600. Default: 262,144. A longer one is refused with 413.</summary>
    public int MostBodyBytes { get; init; } = 262_144;

    /// <summary>Seconds after which a stream of events without an event sends a comment, 1 to 300. Default: 15.</summary>
    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>How many streams of events may be open at once, 1 to 100,000. Default: 1,000. One more is refused with 503.</summary>
    public int MostStreams { get; init; } = 1_000;

    /// <summary>Whether logs are one JSON object a line. Default: text.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>The collector to which traces and metrics are sent by OTLP. Default: nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>How they are sent. Default: gRPC.</summary>
    public OtlpProtocol OtlpProtocol { get; init; }

    /// <summary>The clock of heartbeats; the twin's own time is another matter.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Url.IsLoopback;

    /// <summary>Every setting that is out of range, as a sentence.</summary>
    public IEnumerable<string> Problems()
    {
        if (
            Url.Scheme != Uri.UriSchemeHttp || !(
                Url.Host == "localhost" || Url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6))
        {
            yield return $"the URL is '{Url}'; allowed: http:// with an IP address or localhost, and a port";
        }

        if (MostBodyBytes is < 1_024 or > 104_857_600)
        {
            yield return $"the most bytes of a body are {MostBodyBytes}; allowed: 1024 to 104857600";
        }

        if (HeartbeatSeconds is < 1 or > 300)
        {
            yield return $"the seconds between heartbeats are {HeartbeatSeconds}; allowed: 1 to 300";
        }

        if (MostStreams is < 1 or > 100_000)
        {
            yield return $"the most streams are {MostStreams}; allowed: 1 to 100000";
        }
    }
}
