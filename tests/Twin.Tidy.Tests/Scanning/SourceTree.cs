using Twin.Testing;

namespace Twin.Tidy.Tests.Scanning;

/// <summary>The files a commit would hold: everything under the root but what .gitignore names as folders.</summary>
/// <param name="Files">Every text file, ordered by path.</param>
/// <param name="RootEntries">Names of the files and folders at the root.</param>
public sealed record SourceTree(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> RootEntries)
{
    private static readonly Lazy<SourceTree> WorkingTree = new(Read);

    public static SourceTree OfWorkingTree => WorkingTree.Value;

    public static SourceTree Of(params SourceFile[] files)
        => new(files, [.. files.Select(file => file.Path.Split('/')[0]).Distinct()]);

    private static SourceTree Read()
    {
        string root = RepositoryRoot.Path;
        HashSet<string> ignored = [.. IgnoredFolders(root), ".git"];
        EnumerationOptions all = new() { AttributesToSkip = FileAttributes.None };
        List<SourceFile> files = [];
        Walk(new DirectoryInfo(root));
        string[] entries =
        [
            .. new DirectoryInfo(root).EnumerateFileSystemInfos("*", all).Select(entry => entry.Name)
                .Where(name => !ignored.Contains(name)).Order(StringComparer.Ordinal),
        ];
        return new SourceTree([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], entries);

        void Walk(DirectoryInfo folder)
        {
            foreach (FileInfo file in folder.EnumerateFiles("*", all).Where(file => file.Name != ".git"))
            {
                string text = File.ReadAllText(file.FullName);
                if (!text.Contains('\0'))
                {
                    files.Add(new SourceFile(Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), text));
                }
            }

            foreach (DirectoryInfo inner in folder.EnumerateDirectories("*", all).Where(inner => !ignored.Contains(inner.Name)))
            {
                Walk(inner);
            }
        }
    }

    private static IEnumerable<string> IgnoredFolders(string root)
        => File.ReadLines(Path.Combine(root, ".gitignore")).Where(line => line.EndsWith('/')).Select(line => line.Trim('/'));
}
