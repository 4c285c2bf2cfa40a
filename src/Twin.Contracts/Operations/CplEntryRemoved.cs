using Twin.Domain.Rules;

namespace Twin.Contracts.Operations;

/// <summary>A firmware entry leaves the CPL: every device that has it on record is suspended (T, MP105).</summary>
/// <param name="Product">The entry.</param>
public sealed record CplEntryRemoved(Product Product) : Operation;
