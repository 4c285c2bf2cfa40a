namespace Twin.Grains.Storage;

/// <summary>A column of an entity's table.</summary>
/// <param name="Name">Its name in SQL, lower case with underscores.</param>
/// <param name="IsText">Whether it holds text; otherwise a 64-bit number.</param>
/// <param name="IsIndexed">Whether it is searched for.</param>
public sealed record EntityColumn(string Name, bool IsText = false, bool IsIndexed = false);
