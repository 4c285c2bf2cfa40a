namespace Twin.Domain.Records;

/// <summary>A meter point tells its premises who is registered; a hub passes it on to its devices.</summary>
/// <param name="Parties">The registrations.</param>
/// <param name="IsGone">Whether the meter point no longer belongs to the premises.</param>
public sealed record TellParties(MeterPointParties Parties, bool IsGone = false) : MessageContent;
