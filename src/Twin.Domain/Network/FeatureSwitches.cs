using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>
/// The two feature switches of the DSP that let new flags out, one for each fuel (T-M 3.2). There is none for each RDP: a switch goes on
/// when all RDPs of the fuel are ready (T-M MP77-AD04).
/// </summary>
/// <param name="Electricity">Whether the switch for D0350 is on.</param>
/// <param name="Gas">Whether the switch for DXI is on.</param>
public readonly record struct FeatureSwitches(bool Electricity, bool Gas)
{
    /// <summary>Both on: the state after go-live.</summary>
    public static FeatureSwitches AllOn => new(Electricity: true, Gas: true);

    /// <summary>Whether the switch of a file's fuel is on.</summary>
    public bool IsOn(RdpFileKind kind) => kind == RdpFileKind.D0350 ? Electricity : Gas;

    /// <summary>
    /// The policy in force for a fuel: the rule set's when the switch is on; else <see cref="ExportPolicy.FirstActive"/>, because the
    /// switch enables the new flags and never stops the A that is told already (T-M 3.2).
    /// </summary>
    public ExportPolicy PolicyFor(RdpFileKind kind, ExportPolicy policy) => IsOn(kind) ? policy : ExportPolicy.FirstActive;
}
