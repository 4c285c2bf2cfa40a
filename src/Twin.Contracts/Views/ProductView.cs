using Twin.Domain.Rules;

namespace Twin.Contracts.Views;

/// <summary>An entry of the CPL.</summary>
/// <param name="Product">The entry.</param>
/// <param name="Listed">Whether it is on the list now.</param>
/// <param name="Reaching">How many devices a removal or re-listing has still to reach; 0 when none is under way.</param>
public sealed record ProductView(Product Product, bool Listed, long Reaching);
