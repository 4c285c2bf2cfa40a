namespace Twin.Domain.Devices;

/// <summary>A set of device types, one bit each (bit number = <see cref="DeviceType"/>).</summary>
[Flags]
public enum DeviceTypes : byte
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary>ESME.</summary>
    Esme = 1 << DeviceType.Esme,

    /// <summary>GSME.</summary>
    Gsme = 1 << DeviceType.Gsme,

    /// <summary>GPF.</summary>
    Gpf = 1 << DeviceType.Gpf,

    /// <summary>CHF.</summary>
    Chf = 1 << DeviceType.Chf,

    /// <summary>HCALCS.</summary>
    Hcalcs = 1 << DeviceType.Hcalcs,

    /// <summary>PPMID.</summary>
    Ppmid = 1 << DeviceType.Ppmid,

    /// <summary>IHD.</summary>
    Ihd = 1 << DeviceType.Ihd,

    /// <summary>CAD.</summary>
    Cad = 1 << DeviceType.Cad,
}
