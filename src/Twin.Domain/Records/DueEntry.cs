using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Something that is to happen to a record at a time.</summary>
/// <param name="Number">The record's own number for it, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What falls due.</param>
/// <param name="Request">The request that is not answered in time (<see cref="DueKind.ResponseTimeOut"/> only).</param>
public sealed record DueEntry(long Number, SimTime At, DueKind Kind, RecordRequest? Request = null);
