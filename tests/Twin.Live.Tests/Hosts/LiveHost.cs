using Twin.Contracts;
using Twin.Domain.Time;
using Twin.Silo;
using Xunit;

namespace Twin.Live.Tests.Hosts;

/// <summary>A live twin for tests: three hundred premises, its time standing at the beginning of a winter's Monday.</summary>
public abstract class LiveHost : IAsyncLifetime
{
    /// <summary>2026-01-05T00:00:00Z.</summary>
    public static readonly SimTime Start = new(1_767_571_200_000);

    private readonly Dictionary<ulong, ulong> counters = [];
    private int ids;

    /// <summary>The twin.</summary>
    public ITwin Twin { get; protected set; } = null!;

    /// <summary>The next counter of a user: no two tests of a host send the same request by chance.</summary>
    public ulong NextCounter(ulong user) => counters[user] = counters.GetValueOrDefault(user, 1_000UL) + 1;

    /// <summary>The id of the next event that a test reports.</summary>
    public Guid NextId() => new(++ids, 0x7477, 0x696e, 0x80, 0, 0, 0, 0, 0, 0, 1);

    /// <inheritdoc/>
    public abstract Task InitializeAsync();

    /// <inheritdoc/>
    public abstract Task DisposeAsync();

    /// <summary>The options all hosts share.</summary>
    public TwinSiloOptions Options { get; init; } = new()
    {
        Profile = "gb",
        Premises = 300,
        Seed = 7,
        Start = Start,
        Paused = true,
        Storage = TwinStorageKind.Memory,
    };
}
