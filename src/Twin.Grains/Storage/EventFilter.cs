using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Storage;

/// <summary>Which events of the log to read. What is null does not matter.</summary>
/// <param name="Entity">Only this entity's.</param>
/// <param name="User">Only what is addressed to this user.</param>
/// <param name="Provider">Only what is to be told to this RDP.</param>
/// <param name="Kind">Only this kind.</param>
public readonly record struct EventFilter(EntityKey? Entity = null, ushort? User = null, int? Provider = null, TwinEventKind? Kind = null);
