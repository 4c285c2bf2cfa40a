using System.Collections.Immutable;

namespace Twin.Domain.Registration;

/// <summary>
/// The users of a run or a live twin, each with a small number that states carry instead of an EUI-64. Immutable.
/// </summary>
/// <remarks>Numbers run from 1; 0 stands for nobody. At most 65,535 users.</remarks>
public sealed class UserDirectory
{
    /// <summary>Makes a directory; the first user gets number 1.</summary>
    public UserDirectory(ImmutableArray<UserEntry> users)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(users.Length, ushort.MaxValue, nameof(users));
        Users = users;
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
}
