namespace Twin.Studies.ServiceFlags;

/// <summary>What a partition says to the centre.</summary>
internal enum FlagMessageKind : byte
{
    /// <summary>A flag changed.</summary>
    FlagChanged,

    /// <summary>A flag that did not change is stated for the first run.</summary>
    FlagStated,

    /// <summary>A meter point as it is at the start; only for the log, as all that follow.</summary>
    MeterPoint,

    /// <summary>A meter point can be operated from now on.</summary>
    Operable,

    /// <summary>It cannot any more.</summary>
    NotOperable,

    /// <summary>A meter is in use from now on.</summary>
    Live,

    /// <summary>It is not any more.</summary>
    Gone,

    /// <summary>The DSP took joining for commissioning.</summary>
    Premature,

    /// <summary>A flag is in the registration system.</summary>
    Registered,

    /// <summary>A consumer switches supplier.</summary>
    Switched,
}
