namespace Twin.Contracts.Events;

/// <summary>Some events of the log.</summary>
/// <param name="Events">The events, ascending.</param>
/// <param name="Next">The sequence number after which to go on; the same as was asked for when there was nothing.</param>
/// <param name="More">Whether there was more when it was read.</param>
public sealed record EventPage(IReadOnlyList<TwinEvent> Events, long Next, bool More);
