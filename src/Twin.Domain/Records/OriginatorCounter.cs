namespace Twin.Domain.Records;

/// <summary>The highest counter that a device has seen of one originator (GBCS: protection against replay).</summary>
/// <param name="User">The number of the user.</param>
/// <param name="Counter">The counter.</param>
public readonly record struct OriginatorCounter(ushort User, ulong Counter);
