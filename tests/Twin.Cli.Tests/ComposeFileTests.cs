using System.CommandLine;
using System.Data.Common;
using System.Text.RegularExpressions;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Testing;
using Xunit;

namespace Twin.Cli.Tests;

/// <summary>docker-compose.yml and the Dockerfile say only what the command and the repository know.</summary>
public partial class ComposeFileTests
{
    private static readonly string[] ServiceKeys =
    [
        "image", "build", "command", "environment", "volumes", "ports", "depends_on", "healthcheck", "stop_grace_period", "restart",
    ];

    private static readonly string[] HealthKeys = ["test", "interval", "timeout", "retries", "start_period"];

    public static TheoryData<string> Silos => [.. Services().Where(static one => one.Value.Has("build")).Select(static one => one.Key)];

    [Fact]
    public void Every_key_is_known_and_there_are_a_database_and_two_silos()
    {
        InputErrors errors = new();
        foreach (YamlEntry service in Top(errors).Required("services")!.AsMap()!.Entries)
        {
            YamlMap map = service.Value.AsMap()!.Allow(ServiceKeys);
            map.Required("healthcheck")?.AsMap()?.Allow(HealthKeys);
        }

        Assert.Empty(errors.Items);
        Assert.Equal(2, Silos.Count);
        Assert.Contains("database", Services().Keys);
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void Command_is_what_twin_serve_takes(string service)
    {
        ParseResult parsed = Parse(Texts(service, "command"));
        Assert.Empty(parsed.Errors);
        Assert.Empty(parsed.UnmatchedTokens);
        Assert.Equal("serve", parsed.CommandResult.Command.Name);
        Assert.True(parsed.GetValue<bool>("--cluster"));
        Assert.Equal("Postgres", $"{parsed.GetValue<Silo.TwinStorageKind?>("--storage")}");
        Assert.True(parsed.GetValue<bool>("--allow-remote"));
        Assert.False(parsed.GetValue<Uri>("--url")!.IsLoopback);
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void Connection_names_the_database_with_the_user_it_makes(string service)
    {
        DbConnectionStringBuilder connection = new()
        {
            ConnectionString = Parse(Texts(service, "command")).GetValue<string>("--connection"),
        };
        string host = (string)connection["Host"];
        YamlMap database = Services()[host];
        YamlMap made = database.Required("environment")!.AsMap()!.Allow("POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB");
        Assert.Equal(made.Required("POSTGRES_USER")!.AsText(), connection["Username"]);
        Assert.Equal(made.Required("POSTGRES_PASSWORD")!.AsText(), connection["Password"]);
        Assert.Equal(made.Required("POSTGRES_DB")!.AsText(), connection["Database"]);
        YamlMap waits = Services()[service].Required("depends_on")!.AsMap()!.Allow(host).Required(host)!.AsMap()!
            .Allow("condition");
        Assert.Equal("service_healthy", waits.Required("condition")!.AsText());
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void Port_is_published_on_the_loopback_address_only_and_is_the_one_it_listens_on(string service)
    {
        int listens = Parse(Texts(service, "command")).GetValue<Uri>("--url")!.Port;
        string port = Assert.Single(Texts(service, "ports"));
        Assert.Matches($"^127\\.0\\.0\\.1:[0-9]+:{listens}$", port);
        Assert.Contains($"EXPOSE {listens} ", File.ReadAllText(PathOf("Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_services_publish_one_port()
    {
        string[] ports = [.. Services().Where(static one => one.Value.Has("ports")).SelectMany(static one => Texts(one.Key, "ports"))];
        Assert.Equal(ports.Length, ports.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void Health_check_is_a_command_that_asks_the_store_where_the_silo_listens(string service)
    {
        string[] test = [.. Services()[service].Required("healthcheck")!.AsMap()!.Allow(HealthKeys).Required("test")!.AsTexts()];
        Assert.Equal(["CMD", .. EntryPoint()], test[..3]);
        ParseResult parsed = Parse(test[3..]);
        Assert.Empty(parsed.Errors);
        Assert.Equal("time", parsed.CommandResult.Command.Name);
        Uri asked = new(parsed.GetValue<string>("--url")!);
        Assert.Equal(Parse(Texts(service, "command")).GetValue<Uri>("--url")!.Port, asked.Port);
        Assert.True(asked.IsLoopback);
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void Image_is_built_from_what_the_repository_has(string service)
    {
        YamlMap build = Services()[service].Required("build")!.AsMap()!.Allow("context", "dockerfile");
        string context = Path.Combine(RepositoryRoot.Path, build.Required("context")!.AsText()!);
        string[] lines = File.ReadAllLines(Path.Combine(context, build.Required("dockerfile")!.AsText()!));
        string[] copies = [.. lines.Where(static line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from"))];
        Assert.NotEmpty(copies);
        foreach (string source in copies.SelectMany(static line => line.Split(' ')[1..^1]))
        {
            Assert.True(Path.Exists(Path.Combine(context, source)), $"COPY {source}");
        }

        string published = Assert.Single(
            lines, static line => line.StartsWith("RUN dotnet publish ", StringComparison.Ordinal)).Split(' ')[3];
        Assert.True(File.Exists(Path.Combine(context, published)), published);
        Assert.Equal(["dotnet", $"/app/{typeof(Program).Assembly.GetName().Name}.dll"], EntryPoint());
        Assert.Contains("USER $APP_UID", lines);
        Assert.All(
            lines.Where(static line => line.StartsWith("FROM ", StringComparison.Ordinal)), static line => Assert.Matches(Image(), line));
    }

    private static string[] EntryPoint()
    {
        string line = File.ReadAllLines(PathOf("Dockerfile"))
            .Single(static line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal));
        return System.Text.Json.JsonSerializer.Deserialize<string[]>(line["ENTRYPOINT ".Length..])!;
    }

    private static ParseResult Parse(IReadOnlyList<string> words)
    {
        Terminal unused = new() { Out = TextWriter.Null, Error = TextWriter.Null, Clock = new ManualClock() };
        RootCommand root = Program.CreateCommands(unused);
        root.Add(CommonOptions.Quiet());
        return root.Parse(words);
    }

    private static string PathOf(string name) => Path.Combine(RepositoryRoot.Path, name);

    private static YamlMap Top(InputErrors errors)
    {
        YamlMap? top = YamlInput.ReadFile(PathOf("docker-compose.yml"), errors);
        errors.ThrowIfAny();
        return top!.Allow("services", "volumes");
    }

    private static Dictionary<string, YamlMap> Services()
        => Top(new InputErrors()).Required("services")!.AsMap()!.Entries
            .ToDictionary(static one => one.Key.AsText()!, static one => one.Value.AsMap()!.Allow(ServiceKeys));

    private static IReadOnlyList<string> Texts(string service, string key) => Services()[service].Required(key)!.AsTexts();

    [GeneratedRegex("^FROM mcr\\.microsoft\\.com/dotnet/(sdk|aspnet):10\\.0( AS build)?$")]
    private static partial Regex Image();
}
