namespace Twin.Domain.Network;

/// <summary>One file of flags sent to an RDP.</summary>
/// <param name="Rdp">The RDP's number.</param>
/// <param name="Kind">D0350 or DXI.</param>
/// <param name="Sequence">The file's number among the files to this RDP, from 1, without gaps.</param>
/// <param name="Records">How many records it has, rejected ones included; at least 1.</param>
public readonly record struct RdpFile(ushort Rdp, RdpFileKind Kind, long Sequence, int Records);
