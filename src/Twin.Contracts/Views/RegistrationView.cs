using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.Time;

namespace Twin.Contracts.Views;

/// <summary>Who is registered at a meter point in an interval of time.</summary>
/// <param name="Part">Supplier, network operator or agent.</param>
/// <param name="User">The user.</param>
/// <param name="From">The first moment; null when it has always been so.</param>
/// <param name="Until">The first moment after it; null without end.</param>
public sealed record RegistrationView(RegistrationKind Part, UserId User, SimTime? From, SimTime? Until);
