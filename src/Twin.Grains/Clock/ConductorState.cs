using Twin.Grains.Products;

namespace Twin.Grains.Clock;

/// <summary>What the conductor keeps.</summary>
internal sealed class ConductorState
{
    /// <summary>The version of this form.</summary>
    public int Form { get; set; } = 1;

    public Board? Board { get; set; }

    /// <summary>The last file run that was done, in the twin's time.</summary>
    public long FilesDoneMs { get; set; }

    /// <summary>The last answers to events for the twin as a whole.</summary>
    public List<KeptAnswer> Answers { get; set; } = [];
}
