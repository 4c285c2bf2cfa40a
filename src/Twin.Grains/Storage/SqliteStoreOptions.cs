namespace Twin.Grains.Storage;

/// <summary>How a SQLite file is used.</summary>
/// <param name="File">
/// The file's path; made at first use in a folder that exists. <c>-wal</c>, <c>-shm</c> and <c>.lock</c> lie beside it.
/// </param>
public sealed record SqliteStoreOptions(string File)
{
    /// <summary>
    /// Whether the whole file is checked for damage at opening (default: true). Takes about a second for a gigabyte in the page cache.
    /// </summary>
    public bool ChecksAtOpening { get; init; } = true;

    /// <summary>
    /// How long, in the twin's time, an answer is kept so that the same request is answered the same (default: 30 days, an assumption). An
    /// older one goes some time later, when further ones come; the same request then counts as new.
    /// </summary>
    public TimeSpan AnswersKept { get; init; } = AnswerWindow.Default;

    /// <summary>The most bytes that the file may grow to; null (default) for as much as the disk holds.</summary>
    public long? MostBytes { get; init; }
}
