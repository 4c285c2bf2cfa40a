namespace Twin.Domain.Devices;

/// <summary>The eight device types of DUIS (codes.md 8). A communications hub is a CHF and a GPF.</summary>
/// <remarks>Equal to <c>rules/device-types.csv</c>; a test compares them.</remarks>
public enum DeviceType : byte
{
    /// <summary>Electricity Smart Metering Equipment.</summary>
    Esme,

    /// <summary>Gas Smart Metering Equipment.</summary>
    Gsme,

    /// <summary>Gas Proxy Function, in the communications hub.</summary>
    Gpf,

    /// <summary>Communications Hub Function.</summary>
    Chf,

    /// <summary>HAN Connected Auxiliary Load Control Switch.</summary>
    Hcalcs,

    /// <summary>Prepayment Interface Device.</summary>
    Ppmid,

    /// <summary>In-Home Display: a Type 2 Device, without an SMI status.</summary>
    Ihd,

    /// <summary>Consumer Access Device: a Type 2 Device, without an SMI status.</summary>
    Cad,
}
