namespace Twin.Grains.Products;

/// <summary>A change of an entry of the CPL on its way to the devices that have it on record.</summary>
/// <param name="Number">The entry.</param>
/// <param name="Version">The version of the list that made the change; a later one of the same entry overtakes it.</param>
/// <param name="Listed">Whether the entry is listed now.</param>
/// <param name="AtMs">When it happened, in the twin's time.</param>
/// <param name="Operation">The event that made it.</param>
/// <param name="Told">Whether the log has it.</param>
[GenerateSerializer, Immutable, Alias("twin.Wave")]
internal sealed record Wave(
    [property: Id(0)] ushort Number,
    [property: Id(1)] long Version,
    [property: Id(2)] bool Listed,
    [property: Id(3)] long AtMs,
    [property: Id(4)] Guid Operation,
    [property: Id(5)] bool Told);
