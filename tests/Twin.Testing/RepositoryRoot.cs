namespace Twin.Testing;

/// <summary>The working tree that the tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds Twin.sln, found upwards from the test's own assembly.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Twin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"no Twin.sln above {AppContext.BaseDirectory}");
    }
}
