namespace Twin.Studies.Power;

/// <summary>How the supply returns once it begins to.</summary>
internal enum RestorationProfile
{
    /// <summary><c>linear</c>: evenly over a time.</summary>
    Linear,

    /// <summary><c>exponential</c>: most soon and a few late, as after a storm.</summary>
    Exponential,
}
