namespace Twin.Domain.Metering;

/// <summary>How a volume of gas becomes energy: volume times calorific value times conversion factor (DUIS 6.6), in whole Wh.</summary>
public static class GasEnergy
{
    /// <summary>39.5 MJ a cubic metre: an assumption within the range of GB networks.</summary>
    public const long DefaultCalorificValueTenths = 395;

    /// <summary>1.02264, the factor of the Gas (Calculation of Thermal Energy) Regulations for domestic meters.</summary>
    public const long DefaultConversionFactor = 102_264;

    // Tenths of a MJ, hundred thousandths of the factor, 3.6 MJ a kWh: dm3 x (MJ / m3) = kJ, and 3.6 kJ are a Wh.
    private const long Divisor = 3_600_000;

    /// <summary>
    /// The energy behind a register, rounded down. A charge is taken on the difference of two such energies, so that the roundings of
    /// its parts do not add up.
    /// </summary>
    /// <param name="registerDm3">The register in dm3.</param>
    /// <param name="calorificValueTenths">Tenths of a MJ a cubic metre.</param>
    /// <param name="conversionFactor">Hundred thousandths.</param>
    public static long WhOf(long registerDm3, long calorificValueTenths, long conversionFactor)
        => (long)((Int128)registerDm3 * calorificValueTenths * conversionFactor / Divisor);
}
