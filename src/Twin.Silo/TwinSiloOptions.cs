using Twin.Domain.Time;

namespace Twin.Silo;

/// <summary>How a live twin is started. Everything has a default; <see cref="Problems"/> says what cannot be.</summary>
public sealed record TwinSiloOptions
{
    /// <summary>The most that <see cref="AnswerDays"/> may be: a hundred years.</summary>
    public const int MostAnswerDays = 36_500;

    /// <summary>A shipped profile's name or a YAML file's path. Default: <c>gb</c>.</summary>
    public string Profile { get; init; } = "gb";

    /// <summary>How many premises instead of the profile's own number; null, the default, for that.</summary>
    public int? Premises { get; init; }

    /// <summary>
    /// An inventory file (docs/reference/inventory.md) that is the estate instead of a profile; null, the default, for the profile. It is
    /// put into the store at the first start; every start reads it.
    /// </summary>
    public string? Import { get; init; }

    /// <summary>The seed of the population and of every draw. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Modifications switched on: ids of the register or paths of YAML files. Default: none, the rules of 2020.</summary>
    public IReadOnlyList<string> Modifications { get; init; } = [];

    /// <summary>Where the state is kept. Default: SQLite.</summary>
    public TwinStorageKind Storage { get; init; } = TwinStorageKind.Sqlite;

    /// <summary>The SQLite file. Default: <c>twin.db</c> in the working folder.</summary>
    public string File { get; init; } = "twin.db";

    /// <summary>The connection string of the PostgreSQL database; needed for it, empty by default.</summary>
    public string Database { get; init; } = string.Empty;

    /// <summary>Whether several processes make one twin. Only on PostgreSQL. Default: no.</summary>
    public bool Cluster { get; init; }

    /// <summary>The name of the cluster, so that two twins on one network stay apart. Default: <c>twin</c>.</summary>
    public string ClusterName { get; init; } = "twin";

    /// <summary>The port at which silos find each other, 1 to 65,535; 0 takes a free one. Default: 11111.</summary>
    public int SiloPort { get; init; } = 11_111;

    /// <summary>The address that other silos use, as an IP address; null, the default, for the machine's own.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>The twin's time when it is first started; null, the default, for the clock's.</summary>
    public SimTime? Start { get; init; }

    /// <summary>Seconds of the twin in one of the clock, 1 to 86,400; 0 for as fast as what is due can be done. Default: 1.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>Whether the twin's time stands at first. Default: no.</summary>
    public bool Paused { get; init; }

    /// <summary>File runs a day to each RDP, 1 to 1,440. Default: 1 (an assumption).</summary>
    public int FilesPerDay { get; init; } = 1;

    /// <summary>Minutes without a call after which an entity leaves the memory, 1 to 1,440. Default: 15.</summary>
    public int IdleMinutes { get; init; } = 15;

    /// <summary>
    /// Days of the twin's time for which an answer is kept, so that the same request is answered the same, 1 to 36,500. Default: 30 (an
    /// assumption).
    /// </summary>
    public int AnswerDays { get; init; } = 30;

    /// <summary>Whether the Orleans dashboard is at <c>/dashboard</c>. Default: no.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Whether traces go on from grain to grain, which costs time at every call. Default: no.</summary>
    public bool Traces { get; init; }

    /// <summary>Every setting that cannot be, as a sentence with what is allowed.</summary>
    public IEnumerable<string> Problems()
    {
        if (Storage == TwinStorageKind.Postgres && Database.Length == 0)
        {
            yield return "no database is named; PostgreSQL needs a connection string, as Host=127.0.0.1;Database=twin;Username=twin";
        }

        if (Storage != TwinStorageKind.Postgres && Cluster)
        {
            yield return $"several processes cannot share {Storage} storage; allowed: one process, or PostgreSQL";
        }

        if (Storage == TwinStorageKind.Sqlite && File.Length == 0)
        {
            yield return "the SQLite file has no name; allowed: a path whose folder exists";
        }

        if (Import is not null && Premises is not null)
        {
            yield return "an inventory and a number of premises are both given; allowed: one of them";
        }

        if (!ClusterName.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') || ClusterName.Length is 0 or > 50)
        {
            yield return $"the cluster's name is '{ClusterName}'; allowed: 1 to 50 letters, digits and hyphens";
        }

        if (AdvertisedAddress is { } address && !System.Net.IPAddress.TryParse(address, out _))
        {
            yield return $"the advertised address is '{address}'; allowed: an IP address";
        }

        foreach ((string name, int found, int least, int most) in
            ((string, int, int, int)[])
            [
                ("the number of premises", Premises ?? 1, 1, Domain.Population.PopulationIds.MostPremises),
                ("the port of the silo", SiloPort, 0, 65_535),
                ("the speed", Speed, 0, 86_400),
                ("the number of files a day", FilesPerDay, 1, Domain.Network.FileSchedule.MostRunsPerDay),
                ("the number of idle minutes", IdleMinutes, 1, 1_440),
                ("the number of days for which answers are kept", AnswerDays, 1, MostAnswerDays),
            ])
        {
            if (found < least || found > most)
            {
                yield return $"{name} is {found}; allowed: {least} to {most}";
            }
        }
    }
}
