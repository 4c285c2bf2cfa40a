using Twin.Engine.Estate;

namespace Twin.Engine.Runs;

/// <summary>One of the sequences a digest is made of: where its entities lie, their order, and their canonical bytes.</summary>
/// <typeparam name="TState">The entities' state.</typeparam>
internal interface IDigestSequence<TState>
    where TState : struct
{
    /// <summary>How many bytes an entity takes.</summary>
    static abstract int Size { get; }

    /// <summary>The states of a partition, the sequence's own and possibly others.</summary>
    static abstract TState[] StatesOf(EstatePartition partition);

    /// <summary>Whether a state is an entity of the sequence.</summary>
    static abstract bool Has(in TState state);

    /// <summary>What the sequence is sorted by.</summary>
    static abstract ulong KeyOf(in TState state);

    /// <summary>Writes an entity's canonical bytes.</summary>
    static abstract void Write(in TState state, Span<byte> bytes);
}
