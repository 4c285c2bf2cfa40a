using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>The Meter Point Registration Extract and the Meter Point Extract (ESI reports; T-M 3.2, MP77-AD06).</summary>
public static class EsiExtract
{
    /// <summary>Whether the extracts list a meter point with this flag: A alone, under every flag rule.</summary>
    public static bool Includes(DccServiceFlag flag) => flag == DccServiceFlag.A;
}
