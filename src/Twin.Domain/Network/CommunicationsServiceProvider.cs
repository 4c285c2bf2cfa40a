namespace Twin.Domain.Network;

/// <summary>The two companies that run the regional networks of the SM WAN and deliver power outage alerts (T, MP096).</summary>
public enum CommunicationsServiceProvider : byte
{
    /// <summary>Arqiva: region North.</summary>
    Arqiva,

    /// <summary>Telefonica: regions Central and South (A14 of the Twin fact sheet 3.6).</summary>
    Telefonica,
}
