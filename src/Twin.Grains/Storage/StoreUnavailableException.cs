namespace Twin.Grains.Storage;

/// <summary>The store cannot take or give anything now: the database is gone, the disk is full, the file is damaged.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What the database said.</param>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>
    /// Whether the database went away while it was making a step durable and did not come back in time to be asked: the step may have
    /// been stored. Otherwise nothing of it is stored. Read the entity again before going on.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
