using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Registration;

/// <summary>A user of the DCC.</summary>
/// <param name="Name">The name, unique in its directory.</param>
/// <param name="Id">The user's EUI-64, unique in its directory; none for a user that only a name is known of.</param>
/// <param name="Roles">The roles it may act in.</param>
public sealed record UserEntry(string Name, UserId Id, UserRoles Roles)
{
    /// <summary>Whether it may send. Default: active.</summary>
    public UserStatus Status { get; init; }
}
