using Twin.Domain.Identity;

namespace Twin.Silo.Benches;

/// <summary>A meter that a bench sends to.</summary>
/// <param name="Device">The meter.</param>
/// <param name="Supplier">The supplier registered there, who may read it.</param>
/// <param name="MeterPoint">Its meter point.</param>
public readonly record struct BenchMeter(DeviceId Device, UserId Supplier, Mpxn MeterPoint);
