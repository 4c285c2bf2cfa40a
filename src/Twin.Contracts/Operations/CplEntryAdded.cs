using Twin.Domain.Rules;

namespace Twin.Contracts.Operations;

/// <summary>A firmware entry is put on the CPL, or put back: devices that were suspended for it are restored.</summary>
/// <param name="Product">The entry.</param>
public sealed record CplEntryAdded(Product Product) : Operation;
