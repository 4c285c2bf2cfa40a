namespace Twin.Grains.Sql;

/// <summary>The SQL scripts that are part of this assembly.</summary>
internal static class SqlText
{
    public static string Read(string name)
    {
        using Stream stream = typeof(SqlText).Assembly.GetManifestResourceStream($"sql/{name}")
            ?? throw new InvalidOperationException($"no script sql/{name} in {typeof(SqlText).Assembly.GetName().Name}");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
