using Orleans.Concurrency;
using Twin.Grains.Products;

namespace Twin.Grains.Clock;

/// <summary>The one that lets the twin's time go and does what is due in it. There is one, with key 0.</summary>
[Alias("twin.IConductorGrain")]
internal interface IConductorGrain : IGrainWithIntegerKey
{
    /// <summary>Makes a silo an observer for half a minute more, and gives the board.</summary>
    [AlwaysInterleave]
    [Alias("Observe")]
    Task<Board> ObserveAsync(IBoardObserver observer);

    /// <summary>Tells every silo of a new version of the CPL, before its change is acknowledged.</summary>
    [AlwaysInterleave]
    [Alias("Announce")]
    Task AnnounceAsync(long productVersion);

    /// <summary>Changes how the twin's time goes; a step ends when all that was due on the way is done.</summary>
    [ResponseTimeout("04:00:00")]
    [Alias("Control")]
    Task<Board> ControlAsync(int? speed, bool? paused, long? stepSeconds);

    /// <summary>Begins or ends an outage, once for its id.</summary>
    [Alias("SetOutage")]
    Task<KeptAnswer> SetOutageAsync(Guid id, bool dsp, bool begins);

    /// <summary>Suspends a user or lets it send again, once for the id; every silo knows before it is acknowledged.</summary>
    [Alias("SetUser")]
    Task<KeptAnswer> SetUserAsync(Guid id, ushort user, bool suspended);

    /// <summary>Turns the feature switch of a fuel, once for its id.</summary>
    [Alias("TurnSwitch")]
    Task<KeptAnswer> TurnSwitchAsync(Guid id, bool isGas, bool on);
}
