namespace Twin.Domain.Devices;

/// <summary>The generation of the technical specifications a device was made to.</summary>
public enum SmetsVersion : byte
{
    /// <summary>SMETS1: reached through a SMETS1 Service Provider, certificates held by proxy.</summary>
    Smets1 = 1,

    /// <summary>SMETS2 and later (SMETS2+).</summary>
    Smets2 = 2,
}
