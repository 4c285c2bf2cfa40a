using System.Collections.Immutable;

namespace Twin.Domain.Records;

/// <summary>Lists of <see cref="HeardSender"/>, ascending by sender.</summary>
internal static class HeardSenders
{
    /// <summary>Takes a message; false when it, or a later one of its sender, was taken before.</summary>
    internal static bool TryTake(this ImmutableArray<HeardSender> heard, EntityMessage message, out ImmutableArray<HeardSender> after)
    {
        HeardSender latest = new(message.Sender, message.Sequence);
        for (int at = 0; at < heard.Length; at++)
        {
            int order = heard[at].Sender.CompareTo(message.Sender);
            if (order == 0)
            {
                bool isNew = heard[at].Sequence < message.Sequence;
                after = isNew ? heard.SetItem(at, latest) : heard;
                return isNew;
            }

            if (order > 0)
            {
                after = heard.Insert(at, latest);
                return true;
            }
        }

        after = heard.Add(latest);
        return true;
    }
}
