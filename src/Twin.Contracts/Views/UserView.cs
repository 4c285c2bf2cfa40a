using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Views;

/// <summary>A user of the DCC.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Roles">The roles, by code.</param>
/// <param name="Status">Whether it may send.</param>
public sealed record UserView(UserId Id, string Name, IReadOnlyList<UserRole> Roles, UserStatus Status = UserStatus.Active);
