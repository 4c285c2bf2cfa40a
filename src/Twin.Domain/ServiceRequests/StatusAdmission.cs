namespace Twin.Domain.ServiceRequests;

/// <summary>What a status does to a class of requests.</summary>
public enum StatusAdmission : byte
{
    /// <summary>They pass.</summary>
    Admit,

    /// <summary>Only those with an exemption pass; the others get E5.</summary>
    ExemptOnly,

    /// <summary>None passes: E5.</summary>
    Refuse,
}
