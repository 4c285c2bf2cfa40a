namespace Twin.Contracts;

/// <summary>The twin cannot be reached or cannot store anything now. Nothing of the call was acknowledged; it may be made again.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">What was met.</param>
public sealed class TwinUnavailableException(string message, string remedy, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
