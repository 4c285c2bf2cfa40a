namespace Twin.Grains.Products;

/// <summary>What an event for the twin as a whole was answered, kept for when it comes again.</summary>
/// <param name="Id">The event.</param>
/// <param name="AtMs">When it took effect.</param>
/// <param name="Reaching">How many entities it went on to reach.</param>
[GenerateSerializer, Immutable, Alias("twin.KeptAnswer")]
internal sealed record KeptAnswer([property: Id(0)] Guid Id, [property: Id(1)] long AtMs, [property: Id(2)] long Reaching)
{
    /// <summary>How many are kept; an older event that comes again is taken for a new one.</summary>
    internal const int Most = 1_000;

    internal static void Keep(List<KeptAnswer> answers, KeptAnswer answer)
    {
        if (answers.Count == Most)
        {
            answers.RemoveAt(0);
        }

        answers.Add(answer);
    }
}
