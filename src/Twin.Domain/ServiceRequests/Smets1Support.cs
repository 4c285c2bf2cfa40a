namespace Twin.Domain.ServiceRequests;

/// <summary>Whether a request is supported for SMETS1 devices.</summary>
public enum Smets1Support : byte
{
    /// <summary>Not found in a source.</summary>
    Unknown,

    /// <summary>Probably not.</summary>
    LikelyNo,

    /// <summary>Probably.</summary>
    LikelyYes,

    /// <summary>Yes.</summary>
    Yes,
}
