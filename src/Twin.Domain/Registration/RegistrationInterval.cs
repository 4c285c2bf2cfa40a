using Twin.Domain.Time;

namespace Twin.Domain.Registration;

/// <summary>A time in which a user stands in the registration data of a meter point, without its last moment.</summary>
/// <param name="User">The user's number in the directory of users, from 1.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The first moment after; <see cref="SimTime.Never"/> for an open end.</param>
public readonly record struct RegistrationInterval(ushort User, SimTime From, SimTime To);
