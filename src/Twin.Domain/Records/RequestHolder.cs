namespace Twin.Domain.Records;

/// <summary>Who holds a request that waits. The numbers are persisted.</summary>
public enum RequestHolder : byte
{
    /// <summary>The DSP, which checks it again and sends it when it is due.</summary>
    Dsp = 0,

    /// <summary>The device, which reports by 8F66 or 8F67.</summary>
    Device = 1,

    /// <summary>The user, as a command for local delivery; 8.13 brings its outcome.</summary>
    User = 2,
}
