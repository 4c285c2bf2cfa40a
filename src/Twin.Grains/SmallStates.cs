namespace Twin.Grains;

/// <summary>The states of the few grains that are not entities: kept by the stock provider.</summary>
public static class SmallStates
{
    /// <summary>The name of their storage.</summary>
    public const string Storage = "twin";
}
