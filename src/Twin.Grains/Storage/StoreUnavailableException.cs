namespace Twin.Grains.Storage;

/// <summary>The store cannot take or give anything now: the database is gone, the disk is full, the file is damaged.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What the database said.</param>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
