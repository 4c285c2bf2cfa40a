namespace Twin.Domain.ServiceRequests;

/// <summary>Who holds a future-dated request until it is due.</summary>
[Flags]
public enum FutureDating : byte
{
    /// <summary>It cannot be future-dated.</summary>
    None = 0,

    /// <summary>The DSP, which checks it again and sends it then.</summary>
    Dsp = 1 << 0,

    /// <summary>The device, which reports by alert 8F66 or 8F67.</summary>
    Device = 1 << 1,
}
