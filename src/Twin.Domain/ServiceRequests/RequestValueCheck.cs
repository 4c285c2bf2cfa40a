using System.Collections.Immutable;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>What became of the values of a request.</summary>
/// <param name="Values">The values in the kinds of their definitions; those that are wrong are left out.</param>
/// <param name="Errors">Everything wrong with them: the field, what was found and what is allowed. Empty when nothing is.</param>
public sealed record RequestValueCheck(RequestValues Values, ImmutableArray<InputError> Errors)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Errors.IsEmpty;
}
