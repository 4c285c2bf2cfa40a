namespace Twin.Cli.Bench;

/// <summary>Databases that a bench makes and nobody keeps.</summary>
internal static class BenchFiles
{
    /// <summary>Does something with a SQLite file and deletes it and what lies beside it, whatever happens.</summary>
    public static async Task<T> DeletedAfterAsync<T>(string file, Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        finally
        {
            foreach (string one in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}*"))
            {
                File.Delete(one);
            }
        }
    }
}
