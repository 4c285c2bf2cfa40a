using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>The DCC's answer to a request that no single entity decides.</summary>
/// <param name="Code">I0, I99, or why not.</param>
/// <param name="Check">The check of access control that refused, or none.</param>
/// <param name="Clause">The clause behind the answer.</param>
/// <param name="Values">The data of the answer.</param>
public sealed record DccAnswer(ResponseCode Code, AccessCheck Check, string Clause, RequestValues Values)
{
    /// <summary>Whether it was accepted.</summary>
    public bool Accepted => Code <= ResponseCode.I99;
}
