using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Inventories;

/// <summary>The users an inventory names, numbered as they are met; the roles of each are those it is named in.</summary>
internal sealed class InventoryUsers
{
    /// <summary>Whoever is named as a supplier may act as one of import, export and gas, as in a generated estate.</summary>
    internal const UserRoles Supplier = UserRoles.ImportSupplier | UserRoles.ExportSupplier | UserRoles.GasSupplier;

    private const int MostDistributorId = 99;

    private readonly Dictionary<string, ushort> numberOfName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> numberOfSpan;
    private readonly ushort[] ofDistributor = new ushort[MostDistributorId + 1];
    private readonly List<string> names = [];
    private readonly List<UserRoles> roles = [];

    internal InventoryUsers() => numberOfSpan = numberOfName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of the user with a name, in a role; 0 for an empty name. Null when there are too many users.</summary>
    internal ushort? NumberOf(ReadOnlySpan<char> name, UserRoles role)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        if (!numberOfSpan.TryGetValue(name, out ushort number))
        {
            if (names.Count == ushort.MaxValue)
            {
                return null;
            }

            names.Add(name.ToString());
            roles.Add(UserRoles.None);
            number = (ushort)names.Count;
            numberOfName.Add(names[^1], number);
        }

        roles[number - 1] |= role;
        return number;
    }

    /// <summary>The number of the distributor whose MPANs begin with an id; 0 when the table of distributors does not have it.</summary>
    internal ushort OfDistributor(int distributorId)
    {
        if (ofDistributor[distributorId] == 0 && DistributorCatalogue.Find(distributorId) is { } distributor)
        {
            string name = distributor.IsIndependent ? distributor.OperatorGroup : distributor.LicenceArea;
            ofDistributor[distributorId] = NumberOf(name, UserRoles.ElectricityDistributor) ?? 0;
        }

        return ofDistributor[distributorId];
    }

    /// <summary>The name of a user met.</summary>
    internal string NameOf(ushort number) => names[number - 1];

    /// <summary>The users in the order met, without ids.</summary>
    internal ImmutableArray<UserEntry> ToEntries() => [.. names.Select((name, at) => new UserEntry(name, default, roles[at]))];
}
