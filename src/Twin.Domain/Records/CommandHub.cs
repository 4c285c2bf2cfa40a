using Twin.Domain.CommunicationsHubs;

namespace Twin.Domain.Records;

/// <summary>A hub is due a command: of the hub that took its place.</summary>
/// <param name="Command">The command.</param>
public sealed record CommandHub(HubCommand Command) : MessageContent;
