using System.Buffers;
using System.Collections.Immutable;

namespace Twin.Domain.Records;

/// <summary>The bytes of messages: an outbox, or one message on its way.</summary>
public static class EntityMessageForm
{
    /// <summary>Writes messages in order, the version of the form first.</summary>
    public static void Write(ReadOnlySpan<EntityMessage> messages, IBufferWriter<byte> to) => throw new InvalidOperationException();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">No messages are written so; the message says what was found.</exception>
    public static ImmutableArray<EntityMessage> Read(ReadOnlySpan<byte> from) => throw new FormatException();
}
