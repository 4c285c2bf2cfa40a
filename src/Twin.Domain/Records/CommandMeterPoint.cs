using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Records;

/// <summary>A meter tells its meter point of a link or of its status.</summary>
/// <param name="Command">The command.</param>
/// <param name="Hub">The CHF of the meter's hub; none when it has none.</param>
/// <param name="Smets">The meter's generation: a switch may keep flags of SMETS1 meter points from being told (R5).</param>
public sealed record CommandMeterPoint(MeterPointCommand Command, DeviceId Hub, SmetsVersion Smets) : MessageContent;
