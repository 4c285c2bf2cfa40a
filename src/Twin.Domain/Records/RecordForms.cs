namespace Twin.Domain.Records;

/// <summary>What the forms of all records share.</summary>
internal static class RecordForms
{
    /// <summary>The bytes, once their version is one that can be read.</summary>
    /// <exception cref="FormatException">There is no such version.</exception>
    internal static ReadOnlySpan<byte> Of(byte version, byte newest, string form, ReadOnlySpan<byte> from)
        => version >= 1 && version <= newest
            ? from
            : throw new FormatException($"{form}: found version {version}; expected 1 to {newest}");
}
