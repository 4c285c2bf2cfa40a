namespace Twin.Grains.Storage;

/// <summary>What a <see cref="PendingStep"/> asks of the writer.</summary>
internal enum PendingKind : byte
{
    /// <summary>To store a step of an entity.</summary>
    Step,

    /// <summary>To append events of no entity's step.</summary>
    Append,

    /// <summary>To forget an outbox.</summary>
    ClearOutbox,

    /// <summary>To store a fact.</summary>
    AddFact,
}
