using Twin.Domain.Identity;
using Twin.Domain.Registration;

namespace Twin.Contracts.Operations;

/// <summary>
/// A user is suspended, or active again (Twin code sheet, section 4, check 3): while it is suspended, its requests, also those that fall
/// due meanwhile, are refused with E3. Messages go on coming to it (an assumption).
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Status">What it is from now on.</param>
public sealed record UserStatusChanged(UserId User, UserStatus Status) : Operation;
