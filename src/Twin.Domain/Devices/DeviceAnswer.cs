using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>What became of a command: accepted with I0 or refused with another code, and by which rule.</summary>
internal readonly record struct DeviceAnswer(ResponseCode Code, DeviceRule Rule);
