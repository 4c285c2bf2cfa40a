using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// What a request was answered, kept so that the same request is answered the same and applied once. A later answer of the same entity
/// to the same request takes its place.
/// </summary>
/// <param name="Originator">The user that sent it.</param>
/// <param name="Counter">The user's counter.</param>
/// <param name="At">When it was answered, in the twin's time; the store's window counts from here.</param>
/// <param name="Answer">The answer in a form of the host's.</param>
public readonly record struct StoredAnswer(UserId Originator, ulong Counter, SimTime At, ReadOnlyMemory<byte> Answer);
