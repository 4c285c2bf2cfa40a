using Twin.Domain.ServiceRequests;

namespace Twin.Gateway.Http;

/// <summary>The HTTP status of a refusal, by its response code.</summary>
internal static class RefusalStatus
{
    /// <summary>The status; 422 for the codes of one request.</summary>
    public static int Of(ResponseCode code) => code switch
    {
        // Who asks: the user, its role, its registration.
        ResponseCode.E1 or ResponseCode.E2 or ResponseCode.E3 or ResponseCode.E4 or ResponseCode.E17 => 403,
        // What it is for is not there.
        ResponseCode.E19 => 404,
        // Its state does not admit the request; it may later.
        ResponseCode.E5 => 409,
        // The DCC or the device cannot be reached.
        ResponseCode.E20 => 503,
        ResponseCode.E21 or ResponseCode.E30 or ResponseCode.E31 => 504,
        ResponseCode.E100 => 500,
        // The request contradicts itself or the tables: device type, command variant, service, values.
        _ => 422,
    };
}
