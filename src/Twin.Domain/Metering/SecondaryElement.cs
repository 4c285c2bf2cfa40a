using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// The secondary element of a twin-element ESME, which measures a circuit of its own (DUIS 1.1.2, 1.2.2): it counts and is charged
/// beside the primary element.
/// </summary>
public sealed record SecondaryElement
{
    /// <summary>The most rates (TOUTariffAction of the secondary element).</summary>
    public const int MostRates = 4;

    /// <summary>From when it counts.</summary>
    public SimTime From { get; init; }

    /// <summary>What its register stood at then, in Wh.</summary>
    public long FromWh { get; init; }

    /// <summary>The prices by rate, first to last, in millipence a kWh.</summary>
    public Sequence<long> PricesMillipencePerKwh { get; init; }

    /// <summary>The rate, from 1, of each half-hour of the day, UTC, for each day profile; empty when rate 1 holds always.</summary>
    public Sequence<long> RateOfHalfHour { get; init; }

    /// <summary>The days of other profiles than the first, ascending.</summary>
    public Sequence<SpecialDay> SpecialDays { get; init; }

    /// <summary>What each rate has counted up to <see cref="MeteringState.SettledTo"/>, in Wh.</summary>
    public Sequence<long> RateRegisters { get; init; }
}
