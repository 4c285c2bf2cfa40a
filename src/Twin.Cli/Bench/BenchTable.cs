using System.Globalization;
using System.Runtime;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Bench;

/// <summary>The figures of a bench, and the settings they were measured with.</summary>
internal sealed class BenchTable(Terminal terminal, bool json)
{
    private readonly List<(string Part, string Figure, double Value, string Unit)> rows = [];
    private readonly List<string> notes = [];

    /// <summary>Adds a figure.</summary>
    public void Add(string part, string figure, double value, string unit) => rows.Add((part, figure, value, unit));

    /// <summary>Adds a line below the table.</summary>
    public void Note(string text) => notes.Add(text);

    /// <summary>Prints everything.</summary>
    public void Print(int threads)
    {
        string garbageCollection = $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}";
        if (json)
        {
            JsonOutput.Write(terminal.Out, new
            {
                Threads = threads,
                GarbageCollection = garbageCollection,
                CodeByProfile = IsCodeByProfile,
                Figures = rows.Select(static r => new { r.Part, r.Figure, r.Value, r.Unit }),
                Notes = notes,
            });
            return;
        }

        TableOutput.Write(terminal, ["part", "figure", "value", "unit"], rows.Select(static r => (IReadOnlyList<string>)
            [r.Part, r.Figure, r.Value.ToString(r.Value >= 1_000 ? "#,##0" : "0.###", CultureInfo.InvariantCulture), r.Unit]));
        foreach (string note in notes)
        {
            terminal.Out.WriteLine(note);
        }

        string code = IsCodeByProfile ? "by profile" : "without a profile";
        terminal.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{threads} threads; garbage collection {garbageCollection}; code {code}"));
    }

    // As the runtime decides it: the environment wins over the command's own setting.
    private static bool IsCodeByProfile => Environment.GetEnvironmentVariable("DOTNET_TieredPGO") is { Length: > 0 } given
        ? given != "0"
        : !AppContext.TryGetSwitch("System.Runtime.TieredPGO", out bool isOn) || isOn;
}
