using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What a meter's registers stood at at a moment; they count on from there with the load profile.</summary>
/// <param name="At">The moment. Logs do not go back before it.</param>
/// <param name="Import">Active import in Wh, or gas in dm3.</param>
/// <param name="Export">Active export in Wh; 0 for gas.</param>
/// <param name="Reactive">Reactive import in varh; 0 for gas.</param>
public readonly record struct RegisterBase(SimTime At, long Import, long Export, long Reactive);
