using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What a request that the DCC carries out itself came to, once access control had let it through.</summary>
/// <param name="Code">I0, or the code of the request's own rule that does not hold.</param>
/// <param name="Clause">The clause behind a refusal.</param>
/// <param name="Values">The data of the answer.</param>
internal readonly record struct DccOutcome(ResponseCode Code, string Clause, RequestValues Values)
{
    internal static DccOutcome Done => new(ResponseCode.I0, string.Empty, RequestValues.Empty);

    internal static DccOutcome With(RequestValues values) => new(ResponseCode.I0, string.Empty, values);

    /// <summary>A refusal by a rule of the request whose code is published without a text: its use for this is an assumption.</summary>
    internal static DccOutcome Refused(ResponseCode code, string why)
        => new(code, $"Twin code sheet (1), section 5: {code}: {why}", RequestValues.Empty);
}
