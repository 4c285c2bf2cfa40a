using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>A device tells its hub that it joined the HAN, or left it.</summary>
/// <param name="Device">The device.</param>
/// <param name="Leaves">Whether it goes off the log.</param>
public sealed record ChangeLog(DeviceId Device, bool Leaves) : MessageContent;
