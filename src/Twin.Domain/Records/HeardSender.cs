using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>The last message that a record has taken from a sender; older ones and the same again are passed over.</summary>
/// <param name="Sender">Who sent it.</param>
/// <param name="Sequence">Its number among all that the sender ever sent, from 1.</param>
public readonly record struct HeardSender(EntityKey Sender, long Sequence);
