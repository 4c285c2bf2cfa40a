using System.Runtime.InteropServices;
using Twin.Domain.CommunicationsHubs;

namespace Twin.Studies.OutageRecovery;

/// <summary>Who hears from a premises and over which network: 6 bytes, all that a message needs of the estate.</summary>
/// <param name="Supplier">The import supplier, or another one where nobody imports; 0 for nobody.</param>
/// <param name="NetworkOperator">The electricity network operator; 0 for nobody.</param>
/// <param name="Region">The CSP region.</param>
/// <param name="IsSmets1">Whether the meters are SMETS1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2, Size = 6)]
internal readonly record struct PremisesRoute(ushort Supplier, ushort NetworkOperator, CspRegion Region, bool IsSmets1);
