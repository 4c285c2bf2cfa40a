using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;

namespace Twin.Testing.Records;

/// <summary>What <see cref="RecordHost"/> answers.</summary>
/// <param name="Code">The response code.</param>
/// <param name="Check">The check of access control that refused, or none.</param>
/// <param name="Clause">The clause behind it.</param>
/// <param name="Values">The data of the DCC's own answer.</param>
/// <param name="Response">The device's response where it is already there.</param>
public sealed record RecordReply(
    ResponseCode Code, AccessCheck Check, string Clause, RequestValues Values, DeviceResponse? Response = null);
