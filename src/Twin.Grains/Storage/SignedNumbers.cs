namespace Twin.Grains.Storage;

/// <summary>
/// Entity numbers, EUI-64s and counters are unsigned, SQL's numbers are signed: they are kept bit by bit, so that hexadecimal shows an
/// EUI-64.
/// </summary>
internal static class SignedNumbers
{
    /// <summary>The number that a database keeps.</summary>
    public static long ToSigned(this ulong number) => unchecked((long)number);

    /// <summary>The number that was kept.</summary>
    public static ulong ToUnsigned(this long number) => unchecked((ulong)number);
}
