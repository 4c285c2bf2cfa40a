using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>One row of a list of requests: the facts, and the row as it was written.</summary>
/// <param name="Line">The line of the row.</param>
/// <param name="Fields">
/// The fields as written, in the order of <see cref="RequestList.Columns"/>; null where the file has no such column.
/// </param>
/// <param name="Query">The facts.</param>
public sealed record RequestQuestion(int Line, IReadOnlyList<string?> Fields, AccessQuery Query);
