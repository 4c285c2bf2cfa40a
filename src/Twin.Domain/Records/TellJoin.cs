using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>A device tells another one that the two may talk from now on, or no longer (8.7.x, 8.8.x).</summary>
/// <param name="Device">Who tells it.</param>
/// <param name="Leaves">Whether they no longer may.</param>
public sealed record TellJoin(DeviceId Device, bool Leaves) : MessageContent;
