using System.Collections.Frozen;
using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Domain.Registration;

/// <summary>
/// The users of a run or a live twin, each with a small number that states carry instead of an EUI-64. Immutable.
/// </summary>
/// <remarks>Numbers run from 1; 0 stands for nobody. At most 65,535 users.</remarks>
public sealed class UserDirectory
{
    private readonly FrozenDictionary<UserId, ushort> numbers;

    /// <summary>Makes a directory; the first user gets number 1.</summary>
    /// <exception cref="ArgumentException">Two users have one EUI-64, or there are more than 65,535.</exception>
    public UserDirectory(ImmutableArray<UserEntry> users)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(users.Length, ushort.MaxValue, nameof(users));
        Users = users;
        Dictionary<UserId, ushort> numberOf = new(users.Length);
        for (int at = 0; at < users.Length; at++)
        {
            UserId id = users[at].Id;
            if (!id.IsNone && !numberOf.TryAdd(id, (ushort)(at + 1)))
            {
                throw new ArgumentException($"users {numberOf[id]} and {at + 1} both have the id {id}", nameof(users));
            }
        }

        numbers = numberOf.ToFrozenDictionary();
    }

    /// <summary>The users in the order of their numbers; user 1 comes first.</summary>
    public ImmutableArray<UserEntry> Users { get; }

    /// <summary>How many users there are.</summary>
    public int Count => Users.Length;

    /// <summary>The user with the number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or beyond the last user.</exception>
    public UserEntry this[ushort number] => number is > 0 && number <= Users.Length
        ? Users[number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"no such user; expected 1 to {Users.Length}");

    /// <summary>The same users, of whom those with the numbers are suspended and nobody else is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is 0 or beyond the last user.</exception>
    public UserDirectory WithSuspended(IEnumerable<ushort> suspended)
    {
        ArgumentNullException.ThrowIfNull(suspended);
        UserEntry[] users = [.. Users.Select(static user => user with { Status = UserStatus.Active })];
        foreach (ushort number in suspended)
        {
            users[number - 1] = this[number] with { Status = UserStatus.Suspended };
        }

        return new UserDirectory([.. users]);
    }

    /// <summary>The number of the user with an EUI-64, in constant time; 0 when there is none, and for the default id.</summary>
    public ushort NumberOf(UserId id) => numbers.GetValueOrDefault(id);
}
