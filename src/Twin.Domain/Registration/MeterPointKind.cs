namespace Twin.Domain.Registration;

/// <summary>What a meter point measures; it decides which roles its registrations mean.</summary>
public enum MeterPointKind : byte
{
    /// <summary>An import MPAN: IS, ED.</summary>
    Import,

    /// <summary>An export MPAN: ES, ED.</summary>
    Export,

    /// <summary>An MPRN: GS, GT.</summary>
    Gas,
}
