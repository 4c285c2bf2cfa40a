using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Population;

/// <summary>The users of a generated estate.</summary>
internal static class PopulationUsers
{
    // The pattern of the published test identities (codes.md 1): 90-B3-D5-1F-30, then the kind, then the number.
    private const ulong Prefix = 0x90_B3_D5_1F_30_00_00_00;

    private const UserRoles Supplier = UserRoles.ImportSupplier | UserRoles.ExportSupplier | UserRoles.GasSupplier;

    /// <summary>Suppliers, then electricity distributors, then gas transporters.</summary>
    internal static UserDirectory Of(PopulationProfile profile) => new(
    [
        .. profile.Suppliers.Select(static (s, i) => new UserEntry(s.Name, Id(1, i), Supplier)),
        .. profile.ElectricityNetworks.Select(static (n, i) => new UserEntry(n.Name, Id(2, i), UserRoles.ElectricityDistributor)),
        .. profile.GasNetworks.Select(static (n, i) => new UserEntry(n.Name, Id(3, i), UserRoles.GasTransporter)),
    ]);

    /// <summary>One RDP for each electricity network, by its user's number, and Xoserve for gas last.</summary>
    internal static ImmutableArray<RegistrationDataProvider> ProvidersOf(PopulationProfile profile) =>
    [
        .. profile.ElectricityNetworks.Select(
            (network, i) => new RegistrationDataProvider(network.Name, (ushort)(profile.Suppliers.Length + 1 + i), IsGas: false)),
        new RegistrationDataProvider("Xoserve", 0, IsGas: true),
    ];

    private static UserId Id(int kind, int number) => new(Prefix | ((ulong)kind << 16) | (uint)number);
}
