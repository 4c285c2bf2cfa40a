using Twin.Domain.Devices;

namespace Twin.Domain.Records;

/// <summary>A device is due a command: of its hub, or of a device that is joined with it.</summary>
/// <param name="Command">The command.</param>
public sealed record CommandDevice(DeviceCommand Command) : MessageContent;
