namespace Twin.Studies.Modifications;

/// <summary>What the twin does with a proposal (Twin fact sheet 2.1).</summary>
public enum SimulationClass
{
    /// <summary><c>simulate</c>: a study shows its effect on the estate.</summary>
    Simulate,

    /// <summary><c>rule</c>: a rule, a table row or a small study.</summary>
    Rule,

    /// <summary><c>governance</c>: a record only; nothing in the estate changes.</summary>
    Governance,
}
