namespace Twin.Contracts.Operations;

/// <summary>What stops while the DCC's systems fail (Twin resolutions R6).</summary>
public enum DccOutageMode
{
    /// <summary>Deliveries to users stop; responses and alerts pile up.</summary>
    Outbound,

    /// <summary>Nothing enters: users' requests are refused with E20 until it is back.</summary>
    Dsp,
}
