using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>
/// A message from one entity to another. The host stores it with the sender's step, delivers the messages of one sender to one receiver
/// in their order, at least once; the receiver passes over what it has taken already.
/// </summary>
/// <param name="Target">Whom it is for.</param>
/// <param name="Sender">Who sends it.</param>
/// <param name="Sequence">Its number among all that the sender ever sent, from 1.</param>
/// <param name="At">When what it tells happened.</param>
/// <param name="Content">What it says.</param>
public sealed record EntityMessage(EntityKey Target, EntityKey Sender, long Sequence, SimTime At, MessageContent Content);
