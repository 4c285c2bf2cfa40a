namespace Twin.Grains.Products;

/// <summary>What the grain of a CPL entry keeps: how far its change has come.</summary>
internal sealed class ProductState
{
    /// <summary>The version of this form.</summary>
    public int Form { get; set; } = 1;

    /// <summary>The change; null before the first.</summary>
    public Wave? Wave { get; set; }

    /// <summary>The next premises of the population to look at.</summary>
    public int Premises { get; set; }

    /// <summary>The last stored device that was reached; null before the first.</summary>
    public ulong? Stored { get; set; }

    /// <summary>How many devices there were to reach.</summary>
    public long Members { get; set; }

    /// <summary>How many were reached.</summary>
    public long Reached { get; set; }

    /// <summary>Whether all were.</summary>
    public bool IsDone { get; set; } = true;
}
