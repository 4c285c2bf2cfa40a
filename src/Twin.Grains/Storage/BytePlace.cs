namespace Twin.Grains.Storage;

/// <summary>Where bytes are in their <see cref="BytePages"/>; the default value stands for none.</summary>
/// <param name="Page">The page, from 0.</param>
/// <param name="Start">The first byte within the page.</param>
/// <param name="Length">How many bytes.</param>
internal readonly record struct BytePlace(int Page, int Start, int Length);
