using Twin.Contracts.Operations;

namespace Twin.Load.Scenarios;

/// <summary>Something that happens to the estate from outside at a moment of the run.</summary>
/// <param name="Name">Its name; the report's phases are named after it.</param>
/// <param name="AtMs">When, milliseconds after the warm-up.</param>
/// <param name="Operation">What; every run gives it an id of its own.</param>
public sealed record ScheduledOperation(string Name, long AtMs, Operation Operation);
