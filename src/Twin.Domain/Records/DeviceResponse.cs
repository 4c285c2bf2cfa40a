using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What a device answered to a request at once; a happening addressed to the user tells the same.</summary>
/// <param name="Code">I0, or the code of the failure.</param>
/// <param name="Clause">The clause behind the code; empty for I0.</param>
/// <param name="Values">What was read.</param>
public sealed record DeviceResponse(ResponseCode Code, string Clause, RequestValues Values);
