using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Cli.Mods;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Gateway;
using Twin.Silo;

namespace Twin.Cli.Serve;

/// <summary><c>twin serve</c>: a live twin in this process.</summary>
internal sealed class ServeVerb
{
    private const int DefaultPremises = 10_000;

    private static readonly CodeSet<TwinStorageKind> Storages = new(
        ("memory", TwinStorageKind.Memory), ("sqlite", TwinStorageKind.Sqlite), ("postgres", TwinStorageKind.Postgres));

    private static readonly CodeSet<OtlpProtocol> OtlpProtocols = new(("grpc", OtlpProtocol.Grpc), ("http", OtlpProtocol.Http));

    private readonly Option<string> profile = new("--profile")
    {
        Description = "A shipped profile's name (gb, gb-national), or the path of your own YAML file. Default: gb.",
        HelpName = "profile", DefaultValueFactory = _ => "gb",
    };

    private readonly Option<string?> import = new("--import")
    {
        Description = "An inventory file (CSV) that is the estate instead of a profile; put into the storage at the first start.",
        HelpName = "file",
    };

    private readonly Option<int?> premises = CommonOptions.Number("--premises", 1, PopulationIds.MostPremises);

    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "The seed of the population. Default: 1.", HelpName = "number", DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> mods = ModsOption.Create();

    private readonly Option<TwinStorageKind?> storage = CommonOptions.Code(
        "--storage", Storages, "Where the state is kept. Default: sqlite.");

    private readonly Option<string> data = new("--data")
    {
        Description = "The SQLite file. Default: twin.db in this folder.", HelpName = "file", DefaultValueFactory = _ => "twin.db",
    };

    private readonly Option<string> connection = new("--connection")
    {
        Description = "The connection string of the PostgreSQL database.", HelpName = "text", DefaultValueFactory = _ => "",
    };

    private readonly Option<Uri?> url = Url(
        "--url", "Where to listen. Default: http://127.0.0.1:8080.", "http://127.0.0.1:8080");

    private readonly Option<int?> port = CommonOptions.Number("--port", 0, 65_535);

    private readonly Option<bool> allowRemote = new("--allow-remote")
    {
        Description = "Listen beyond this machine. Nobody is asked who they are: only in a network where everybody may change the twin.",
    };

    private readonly Option<int?> speed = new("--speed")
    {
        Description = "Seconds of the twin in one of the clock, 1 to 86400, or max for as fast as what is due can be done. Default: 1.",
        HelpName = "number|max",
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (found == "max")
            {
                return 0;
            }

            if (int.TryParse(found, System.Globalization.NumberStyles.None, null, out int read) && read is >= 1 and <= 86_400)
            {
                return read;
            }

            result.AddError($"--speed: found '{found}'; allowed: a whole number from 1 to 86400, or max");
            return null;
        },
    };

    private readonly Option<bool> paused = new("--paused") { Description = "Let the twin's time stand until 'twin send time --run'." };

    private readonly Option<SimTime?> start = new("--start")
    {
        Description = "The twin's time when it is first started, as 2026-01-01T00:00:00Z. Default: the clock's.", HelpName = "moment",
        CustomParser = result =>
        {
            if (UtcText.TryParse(result.Tokens[0].Value, out SimTime read))
            {
                return read;
            }

            result.AddError($"--start: found '{result.Tokens[0].Value}'; allowed: a moment as 2026-01-01T00:00:00Z");
            return null;
        },
    };

    private readonly Option<bool> dashboard = new("--dashboard") { Description = "Show Orleans' own dashboard at /dashboard." };

    private readonly Option<bool> jsonLogs = new("--json-logs") { Description = "Write logs as one JSON object a line." };

    private readonly Option<Uri?> otlp = Url(
        "--otlp", "Send traces and metrics to this OTLP collector. Default: nowhere.", "http://127.0.0.1:4317");

    private readonly Option<OtlpProtocol?> otlpProtocol = CommonOptions.Code(
        "--otlp-protocol", OtlpProtocols,
        "How to send them; http is protobuf to v1/traces and v1/metrics below the URL. Default: grpc.");

    private readonly ClusterOptions cluster = new();

    private readonly Terminal terminal;

    private ServeVerb(Terminal terminal) => this.terminal = terminal;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        ServeVerb serve = new(terminal);
        serve.premises.Description = "How many premises instead of the profile's own number. Default with the profile gb: 10000.";
        serve.otlpProtocol.HelpName = "protocol";
        serve.port.Description = "The port of the loopback address to listen on, instead of --url; 0 takes a free one.";
        Verb verb = new(
            "serve",
            "Run a live twin in this process: every device, hub and meter point, with a REST interface. Ends on Ctrl-C, with all of "
            + "it stored.",
            "twin serve",
            "twin serve --storage memory --premises 1000 --speed 60 --start 2026-01-01T00:00:00Z",
            "twin serve --import inventory.csv --data inventory.db",
            "twin serve --storage postgres --connection \"Host=127.0.0.1;Database=twin;Username=twin\"")
        {
            serve.profile, serve.import, serve.premises, serve.seed, serve.mods, serve.storage, serve.data, serve.connection, serve.url,
            serve.port,
            serve.allowRemote, serve.speed, serve.paused, serve.start, serve.dashboard, serve.jsonLogs, serve.otlp,
            serve.otlpProtocol,
        };
        serve.cluster.AddTo(verb);
        verb.SetAction(serve.RunAsync);
        return verb;
    }

    private static Option<Uri?> Url(string name, string description, string example) => new(name)
    {
        Description = description, HelpName = "url",
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (Uri.TryCreate(found, UriKind.Absolute, out Uri? read) && read.Scheme is ("http" or "https"))
            {
                return read;
            }

            result.AddError($"{name}: found '{found}'; allowed: a URL as {example}");
            return null;
        },
    };

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        GatewayOptions gateway = Gateway(parsed);
        await TwinServer.RunAsync(Twin(parsed), gateway, Ready, Note, cancellation);
        if (!parsed.IsQuiet() && !gateway.JsonLogs)
        {
            terminal.Error.WriteLine("stopped; everything acknowledged is stored");
        }

        return ExitCode.Ok;

        void Ready(string address)
        {
            terminal.Out.WriteLine($"twin ready at {address}");
            terminal.Out.Flush();
        }

        void Note(string sentence)
        {
            if (!parsed.IsQuiet())
            {
                terminal.Error.WriteLine(sentence);
            }
        }
    }

    private TwinSiloOptions Twin(ParseResult parsed)
    {
        string named = parsed.GetRequiredValue(profile);
        string? inventory = parsed.GetValue(import);
        if (inventory is not null && parsed.GetResult(profile) is { Implicit: false })
        {
            throw new InvalidInputException("--import and --profile are both given; allowed: one of them");
        }

        return cluster.Apply(parsed, new TwinSiloOptions
        {
            Profile = named,
            Import = inventory,
            Premises = parsed.GetValue(premises) ?? (named == "gb" && inventory is null ? DefaultPremises : null),
            Seed = parsed.GetValue(seed),
            Modifications = parsed.GetValue(mods)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
            Storage = parsed.GetValue(storage) ?? TwinStorageKind.Sqlite,
            File = parsed.GetRequiredValue(data),
            Database = parsed.GetRequiredValue(connection),
            Start = parsed.GetValue(start),
            Speed = parsed.GetValue(speed) ?? 1,
            Paused = parsed.GetValue(paused),
            Dashboard = parsed.GetValue(dashboard),
            Traces = parsed.GetValue(otlp) is not null,
        });
    }

    private GatewayOptions Gateway(ParseResult parsed)
    {
        Uri? given = parsed.GetValue(url);
        if (given is not null && parsed.GetValue(port) is not null)
        {
            throw new InvalidInputException("--url and --port are both given; allowed: one of them");
        }

        if (parsed.GetValue(otlpProtocol) is not null && parsed.GetValue(otlp) is null)
        {
            throw new InvalidInputException("--otlp-protocol is given without --otlp; allowed: both, or neither");
        }

        GatewayOptions options = new()
        {
            Clock = terminal.Clock,
            JsonLogs = parsed.GetValue(jsonLogs),
            Otlp = parsed.GetValue(otlp),
            OtlpProtocol = parsed.GetValue(otlpProtocol) ?? OtlpProtocol.Grpc,
        };
        options = options with { Url = given ?? new UriBuilder(options.Url) { Port = parsed.GetValue(port) ?? options.Url.Port }.Uri };
        string problems = string.Join("; ", options.Problems());
        if (problems.Length > 0)
        {
            throw new InvalidInputException(problems);
        }

        return options.IsLoopback || parsed.GetValue(allowRemote)
            ? options
            : throw new InvalidInputException(
                $"--url: found '{options.Url}'; allowed: a loopback address, or --allow-remote with it, because nobody is asked "
                + "who they are");
    }
}
