namespace Twin.Domain.MeterPoints;

/// <summary>What flows through a meter point.</summary>
public enum MeterPointKind : byte
{
    /// <summary>An import MPAN: electricity bought.</summary>
    Import,

    /// <summary>An export MPAN: electricity sold.</summary>
    Export,

    /// <summary>An MPRN: gas.</summary>
    Gas,
}
