namespace Twin.Domain.MeterPoints;

/// <summary>Whether a flag says of a meter point what is true of it (MP077: R, 2 "What is the issue?").</summary>
public enum FlagVerdict : byte
{
    /// <summary>A where the meter point can be operated smart, another flag where it cannot.</summary>
    Right,

    /// <summary>A, although nothing can be operated: the meter is gone, or was never commissioned.</summary>
    FalselyActive,

    /// <summary>Not A, although a smart meter can be operated.</summary>
    FalselyNotActive,
}
