using Twin.Domain.MeterPoints;
using Twin.Domain.Network;

namespace Twin.Studies.ServiceFlags;

/// <summary>The meter points of an estate at one moment, counted.</summary>
internal sealed class FlagCensus
{
    /// <summary>Meter points by the DSP's flag.</summary>
    internal long[] Flags { get; } = new long[Enum.GetValues<DccServiceFlag>().Length];

    /// <summary>Meters in use.</summary>
    internal long LiveMeters { get; set; }

    /// <summary>Meter points that the extracts for other parties list.</summary>
    internal long Listed { get; private set; }

    /// <summary>Of these, those that cannot be operated.</summary>
    internal long ListedWrongly { get; private set; }

    /// <summary>Meter points that can be operated and are not listed.</summary>
    internal long Missing { get; private set; }

    /// <summary>Counts a meter point.</summary>
    internal void Add(DccServiceFlag flag, bool canBeOperated)
    {
        Flags[(int)flag]++;
        bool listed = EsiExtract.Includes(flag);
        Listed += listed ? 1 : 0;
        ListedWrongly += listed && !canBeOperated ? 1 : 0;
        Missing += !listed && canBeOperated ? 1 : 0;
    }

    /// <summary>Adds what another partition counted.</summary>
    internal void Add(FlagCensus other)
    {
        for (int flag = 0; flag < Flags.Length; flag++)
        {
            Flags[flag] += other.Flags[flag];
        }

        LiveMeters += other.LiveMeters;
        Listed += other.Listed;
        ListedWrongly += other.ListedWrongly;
        Missing += other.Missing;
    }
}
