namespace Twin.Domain.Population;

/// <summary>The places devices have in a generated premises; the lowest four bits of their EUI-64, so that ids ascend with slots.</summary>
public enum PremisesSlot : byte
{
    /// <summary>The communications hub's CHF.</summary>
    Chf,

    /// <summary>The communications hub's GPF.</summary>
    Gpf,

    /// <summary>The electricity meter.</summary>
    Esme,

    /// <summary>The gas meter, where there is gas.</summary>
    Gsme,

    /// <summary>A HAN connected auxiliary load control switch.</summary>
    Hcalcs,

    /// <summary>A prepayment interface device.</summary>
    Ppmid,

    /// <summary>An in-home display.</summary>
    Ihd,

    /// <summary>A consumer access device.</summary>
    Cad,
}
