namespace Twin.Domain.Network;

/// <summary>The kind of file an RDP gets flags in, and so its fuel (Twin fact sheet 3.5).</summary>
public enum RdpFileKind : byte
{
    /// <summary>D0350 Notification of DCC Services at Metering Point: electricity, to an MPAS (T-M, FLW-20).</summary>
    D0350,

    /// <summary>The DXI file: gas, to Xoserve (T-M, FLW-21).</summary>
    Dxi,
}
