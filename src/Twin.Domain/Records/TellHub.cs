using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>A meter tells its meter point that another hub serves the premises.</summary>
/// <param name="Chf">The CHF of the hub; none for none.</param>
public sealed record TellHub(DeviceId Chf) : MessageContent;
