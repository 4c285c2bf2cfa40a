using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>A request that waits: future-dated at the DSP or on the device, or a local command that nobody has brought back yet.</summary>
/// <param name="Number">The number of its due item; 0 for a local command, which has none.</param>
/// <param name="At">When it is due; <see cref="SimTime.Never"/> for a local command.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Request">The request.</param>
public sealed record PendingRequest(long Number, SimTime At, RequestHolder Holder, RecordRequest Request);
