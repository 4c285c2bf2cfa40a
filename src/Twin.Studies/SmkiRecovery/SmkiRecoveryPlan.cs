using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Studies.Running;

namespace Twin.Studies.SmkiRecovery;

/// <summary>What every partition of a run shares and none changes.</summary>
internal sealed class SmkiRecoveryPlan(
    SmkiRecoveryInputs inputs, RuleSet rules, TrafficPlan traffic, ProductList products, ushort supplier, ulong seed, bool logs)
{
    private const uint HitPurpose = 0x5348_4954;
    private const uint PlacementPurpose = 0x504C_4143;
    private const uint ReinstatementPurpose = 0x5245_494E;
    private const uint RejectionPurpose = 0x5244_5053;

    /// <summary>The inputs.</summary>
    internal SmkiRecoveryInputs Inputs { get; } = inputs;

    /// <summary>The variant's rules.</summary>
    internal RuleSet Rules { get; } = rules;

    /// <summary>Business as usual.</summary>
    internal TrafficPlan Traffic { get; } = traffic;

    /// <summary>The CPL, which nothing leaves here.</summary>
    internal ProductList Products { get; } = products;

    /// <summary>The user number of the supplier affected; 0 for every one.</summary>
    internal ushort Supplier { get; } = supplier;

    /// <summary>Whether an event log is written.</summary>
    internal bool Logs { get; } = logs;

    /// <summary>Which devices have a compromised certificate, by device (R8).</summary>
    internal RandomStream Hits { get; } = new(seed, HitPurpose);

    /// <summary>Which attempts of the DCC fail, by device and attempt (R8).</summary>
    internal RandomStream Placements { get; } = new(seed, PlacementPurpose);

    /// <summary>Which attempts of suppliers fail, by device and attempt (R8).</summary>
    internal RandomStream Reinstatements { get; } = new(seed, ReinstatementPurpose);

    /// <summary>Which records an RDP rejects, by meter point and file run; only rules that export draw it (R8).</summary>
    internal RandomStream Rejections { get; } = new(seed, RejectionPurpose);

    /// <summary>When the DSP comes to a place of the order in which it sets devices to Recovery.</summary>
    internal long MarkMs(long place) => Inputs.IncidentMs + (place * 1_000_000_000 / Inputs.MarksPerMillionSeconds);
}
