using Orleans.Concurrency;

namespace Twin.Grains.Providers;

/// <summary>An RDP's outbox. Keyed by the RDP's number.</summary>
[Alias("twin.IRdpGrain")]
internal interface IRdpGrain : IGrainWithIntegerKey
{
    /// <summary>Sends the file of a time; the same again is passed over.</summary>
    [ResponseTimeout("00:10:00")]
    [Alias("RunFile")]
    Task RunFileAsync(long atMs);

    /// <summary>What it has still to be told, and what it was.</summary>
    [ResponseTimeout("00:10:00")]
    [Alias("Read")]
    Task<RdpFigures> ReadAsync();
}

/// <summary>What an RDP has still to be told, and what it was.</summary>
[GenerateSerializer, Immutable, Alias("twin.RdpFigures")]
internal readonly record struct RdpFigures(
    [property: Id(0)] long Pending, [property: Id(1)] long Files, [property: Id(2)] long Records, [property: Id(3)] bool IsSwitchedOn);
