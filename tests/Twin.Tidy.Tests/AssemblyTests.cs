using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Twin.Tidy.Tests.Conventions;
using Xunit;

namespace Twin.Tidy.Tests;

/// <summary>What the compiled assemblies show: whom they really reference, and that the pure ones keep no state of their own.</summary>
public class AssemblyTests
{
    private static readonly Dictionary<string, string[]> PackagesOf = new()
    {
        ["Twin.Domain"] = [],
        ["Twin.Engine"] = [],
        ["Twin.Studies"] = ["MathNet.Numerics", "YamlDotNet"],
        ["Twin.Contracts"] = [],
        ["Twin.Client"] = [],
        ["Twin.Grains"] = ["Microsoft.Data.Sqlite", "Npgsql", "Orleans.*", "SQLitePCLRaw.*"],
        ["Twin.Gateway"] = ["OpenTelemetry", "OpenTelemetry.*", "Scalar.AspNetCore"],
        ["Twin.Silo"] = ["Microsoft.Data.Sqlite", "Npgsql", "Orleans.*"],
        ["Twin.Load"] = ["HdrHistogram"],
        ["Twin.Cli"] = ["Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. ProjectConventions.Arrows.Keys];

    public static TheoryData<string> PureProjects => ["Twin.Domain", "Twin.Engine"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_references_only_what_stands_below_it_and_its_own_packages(string project)
    {
        string[] allowed = [.. ProjectConventions.Arrows[project], .. PackagesOf[project]];
        string[] foreign =
        [
            .. Load(project).GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => !IsFramework(name) && !allowed.Any(pattern => Matches(pattern, name))),
        ];
        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void A_pure_assembly_has_no_static_state(string project)
        => Assert.Empty(StatefulFields(Load(project).GetTypes()));

    [Fact]
    public void Static_state_is_found()
        => Assert.Equal(["Counter", "Numbers", "Seen"], StatefulFields([typeof(Stateful)]).Select(field => field.Split('.')[^1]).Order());

    private static IEnumerable<string> StatefulFields(IEnumerable<Type> types)
        => from type in types
           where !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsDefined(typeof(CompilerGeneratedAttribute))
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where !field.IsLiteral && IsState(field)
           select $"{type.FullName}.{field.Name}";

    // The generator's own caches of compiled regular expressions and lambdas are no state of ours: their types are marked above.
    private static bool IsState(FieldInfo field)
        => !field.IsInitOnly || IsMutableCollection(field.FieldType) || (field.FieldType.IsArray && field.IsPublic);

    private static bool IsMutableCollection(Type type)
        => type == typeof(StringBuilder)
            || (type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections"
                && !type.IsInterface && typeof(IEnumerable).IsAssignableFrom(type));

    private static bool IsFramework(string name)
        => (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine")
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || name == "Microsoft.AspNetCore"
            || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    // A row may end with ".*" for a family of assemblies.
    private static bool Matches(string pattern, string name)
        => pattern == name
            || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^1], StringComparison.Ordinal));

    // The command's assembly is named after the command.
    private static Assembly Load(string project) => Assembly.Load(project == "Twin.Cli" ? "twin" : project);

    private static class Stateful
    {
        public static readonly int[] Numbers = [1];
        internal static readonly string Fixed = "a";
        internal static readonly Dictionary<int, int> Seen = [];
        internal const int Constant = 1;
        internal static int Counter = 1;
    }
}
