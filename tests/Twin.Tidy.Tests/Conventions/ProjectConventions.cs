using System.Text.RegularExpressions;
using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>The arrows between projects, and what each may take from outside.</summary>
public static partial class ProjectConventions
{
    /// <summary>What each project of src, and Twin.Load, may reference; arrows only point down. A new project gets its row first.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Twin.Domain"] = [],
        ["Twin.Engine"] = ["Twin.Domain"],
        ["Twin.Studies"] = ["Twin.Domain", "Twin.Engine"],
        ["Twin.Contracts"] = ["Twin.Domain"],
        ["Twin.Client"] = ["Twin.Domain", "Twin.Contracts"],
        ["Twin.Grains"] = ["Twin.Domain", "Twin.Contracts"],
        ["Twin.Gateway"] = ["Twin.Domain", "Twin.Contracts"],
        ["Twin.Silo"] = ["Twin.Domain", "Twin.Engine", "Twin.Studies", "Twin.Contracts", "Twin.Grains", "Twin.Gateway"],
        ["Twin.Load"] = ["Twin.Domain", "Twin.Engine", "Twin.Studies", "Twin.Contracts"],
        ["Twin.Cli"] =
        [
            "Twin.Domain", "Twin.Engine", "Twin.Studies", "Twin.Contracts", "Twin.Client", "Twin.Gateway", "Twin.Silo", "Twin.Load",
        ],
    };

    // Builds only where the registry has NBomber, which the solution must not depend on.
    private const string OutsideSolution = "load/Twin.Load.NBomber/Twin.Load.NBomber.csproj";

    private static readonly string[] WithoutPackages = ["Twin.Domain", "Twin.Engine"];

    public static IEnumerable<Convention> All =>
    [
        new("project-arrows", ForbiddenArrows),
        new("no-packages", Packages),
        new("documented-types", HiddenDocumentation),
        new("solution", MissingFromSolution),
    ];

    private static IEnumerable<Violation> ForbiddenArrows(SourceTree tree)
        => from project in Projects(tree, "src").Concat(Projects(tree, "load/Twin.Load"))
           let name = NameOf(project)
           from violation in Arrows.TryGetValue(name, out string[]? allowed)
               ? from reference in ProjectReference().Matches(project.Text)
                 let target = reference.Groups["name"].Value
                 where !allowed.Contains(target)
                 select new Violation(project.Path, project.LineAt(reference.Index), $"references {target}")
               : [new Violation(project.Path, 0, "has no row in the table of arrows")]
           select violation;

    private static IEnumerable<Violation> Packages(SourceTree tree)
        => from project in Projects(tree, "src")
           where WithoutPackages.Contains(NameOf(project))
           from reference in PackageReference().Matches(project.Text)
           where !reference.Value.Contains("PrivateAssets=\"all\"", StringComparison.Ordinal)
           select new Violation(project.Path, project.LineAt(reference.Index), "references a package that is no analyzer");

    // The compiler refuses public members without documentation as long as nobody switches that off for src.
    private static IEnumerable<Violation> HiddenDocumentation(SourceTree tree)
        => from file in tree.Files
           where file.Path == "Directory.Build.props" || file.Path == ".editorconfig" || file.IsUnder("src")
           where file.Text.Contains("CS1591", StringComparison.Ordinal)
               || (file.Path == "Directory.Build.props"
                   && !file.Text.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", StringComparison.Ordinal))
           select new Violation(file.Path, 0, "lets public members of src go without documentation");

    private static IEnumerable<Violation> MissingFromSolution(SourceTree tree)
    {
        SourceFile solution = tree.Files.Single(file => file.Path == "Twin.sln");
        return from project in tree.Files
               where project.Name.EndsWith(".csproj", StringComparison.Ordinal)
               where project.Path != OutsideSolution
               where !solution.Text.Contains($"\"{project.Path.Replace('/', '\\')}\"", StringComparison.Ordinal)
               select new Violation(project.Path, 0, "is not in Twin.sln");
    }

    private static IEnumerable<SourceFile> Projects(SourceTree tree, string folder)
        => tree.Files.Where(file => file.IsUnder(folder) && file.Name.EndsWith(".csproj", StringComparison.Ordinal));

    private static string NameOf(SourceFile project) => Path.GetFileNameWithoutExtension(project.Path);

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(?<name>[\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("<PackageReference [^>]*>")]
    private static partial Regex PackageReference();
}
