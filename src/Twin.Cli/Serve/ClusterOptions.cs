using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Network;
using Twin.Silo;

namespace Twin.Cli.Serve;

/// <summary>The options of <c>twin serve</c> that matter to several processes that make one twin, and to those who size it.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<bool> cluster = new("--cluster")
    {
        Description = "Make one twin of all processes that name the same database. Needs --storage postgres.",
    };

    private readonly Option<string> name = new("--cluster-name")
    {
        Description = "The name of the cluster, so that two twins on one network stay apart. Default: twin.",
        HelpName = "name", DefaultValueFactory = _ => "twin",
    };

    private readonly Option<int?> siloPort = CommonOptions.Number("--silo-port", 0, 65_535);

    private readonly Option<string?> advertise = new("--advertise")
    {
        Description = "The IP address at which the other processes find this one. Default: the machine's own.", HelpName = "address",
    };

    private readonly Option<int?> filesPerDay = CommonOptions.Number("--files-per-day", 1, FileSchedule.MostRunsPerDay);

    private readonly Option<int?> idleMinutes = CommonOptions.Number("--idle-minutes", 1, 1_440);

    private readonly Option<int?> answerDays = CommonOptions.Number("--answer-days", 1, TwinSiloOptions.MostAnswerDays);

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        siloPort.Description = "The port at which processes of a cluster find each other; 0 takes a free one. "
            + "Default: 11111 in a cluster, else 0.";
        filesPerDay.Description = "File runs a day to each registration data provider, an assumption. Default: 1.";
        idleMinutes.Description = "Minutes without a call after which an entity leaves the memory. Default: 15.";
        answerDays.Description = "Days of the twin's time for which a repeated request is answered the same, an assumption. Default: 30.";
        foreach (Option option in (Option[])[cluster, name, siloPort, advertise, filesPerDay, idleMinutes, answerDays])
        {
            command.Add(option);
        }
    }

    /// <summary>The options of a twin with what was given.</summary>
    public TwinSiloOptions Apply(ParseResult parsed, TwinSiloOptions options)
    {
        bool clustered = parsed.GetValue(cluster);
        return options with
        {
            Cluster = clustered,
            ClusterName = parsed.GetRequiredValue(name),
            SiloPort = parsed.GetValue(siloPort) ?? (clustered ? options.SiloPort : 0),
            AdvertisedAddress = parsed.GetValue(advertise),
            FilesPerDay = parsed.GetValue(filesPerDay) ?? options.FilesPerDay,
            IdleMinutes = parsed.GetValue(idleMinutes) ?? options.IdleMinutes,
            AnswerDays = parsed.GetValue(answerDays) ?? options.AnswerDays,
        };
    }
}
