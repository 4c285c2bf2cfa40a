namespace Twin.Domain.Network;

/// <summary>What the DCC does with a storm of alerts from one device (SECMP0062; Twin fact sheet 4.5).</summary>
public enum AlertThrottling
{
    /// <summary><c>none</c>: every alert is passed on. As-is (T-B).</summary>
    None,

    /// <summary><c>perDeviceAndCode</c>: above a threshold one copy a period is passed on, with a sequence and a count.</summary>
    PerDeviceAndCode,
}
