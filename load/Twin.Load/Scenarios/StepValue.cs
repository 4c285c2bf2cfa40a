using Twin.Domain.ServiceRequests;

namespace Twin.Load.Scenarios;

/// <summary>A value that a step's requests carry.</summary>
/// <param name="Name">Its name, as <c>amountPence</c>.</param>
/// <param name="Fixed">The value; of a range, its least.</param>
/// <param name="Most">The most of a range of whole numbers, from which each request draws; null for one value always.</param>
public sealed record StepValue(string Name, RequestValue Fixed, long? Most);
