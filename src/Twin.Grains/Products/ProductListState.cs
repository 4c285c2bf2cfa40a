namespace Twin.Grains.Products;

/// <summary>What the CPL's grain keeps.</summary>
internal sealed class ProductListState
{
    /// <summary>The version of this form.</summary>
    public int Form { get; set; } = 1;

    /// <summary>How often the list was written.</summary>
    public long Version { get; set; }

    public List<ProductEntry> Entries { get; set; } = [];

    /// <summary>Changes that have not reached every device yet.</summary>
    public List<Wave> Waves { get; set; } = [];

    /// <summary>The last answers.</summary>
    public List<KeptAnswer> Answers { get; set; } = [];
}
