namespace Twin.Domain.Network;

/// <summary>An RDP: who is told of the flags of one network's meter points.</summary>
/// <param name="Name">The name for reports.</param>
/// <param name="NetworkOperator">The user number of the network operator whose meter points it serves; 0 for all gas.</param>
/// <param name="IsGas">Whether it gets DXI files (gas) instead of D0350 (electricity).</param>
public sealed record RegistrationDataProvider(string Name, ushort NetworkOperator, bool IsGas)
{
    /// <summary>The kind of file it gets.</summary>
    public RdpFileKind FileKind => IsGas ? RdpFileKind.Dxi : RdpFileKind.D0350;
}
