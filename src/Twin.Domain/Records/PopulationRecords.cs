using Twin.Domain.Identity;
using Twin.Domain.Population;

namespace Twin.Domain.Records;

/// <summary>The records of a generated estate before anything happened to them: pure functions of the population and the id.</summary>
public static class PopulationRecords
{
    /// <summary>A device; null when the population has none of the id.</summary>
    public static DeviceRecord? Device(this EstatePopulation population, DeviceId id) => null;

    /// <summary>A communications hub; null when the population has none with the CHF.</summary>
    public static HubRecord? HubOf(this EstatePopulation population, DeviceId chf) => null;

    /// <summary>A meter point; null when the population has none of the number.</summary>
    public static MeterPointRecord? MeterPoint(this EstatePopulation population, Mpxn id) => null;
}
