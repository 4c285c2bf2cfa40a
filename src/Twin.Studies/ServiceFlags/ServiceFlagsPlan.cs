using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;

namespace Twin.Studies.ServiceFlags;

/// <summary>What every partition of a run shares and none changes.</summary>
internal sealed class ServiceFlagsPlan
{
    private const uint LifePurpose = 0x4C49_4645;
    private const uint SwitchPurpose = 0x5357_4954;
    private const uint RejectionPurpose = 0x5244_5250;

    /// <summary>Makes the plan of a run.</summary>
    internal ServiceFlagsPlan(ServiceFlagsInputs inputs, RuleSet after, ProductList products, ulong seed, bool logs)
    {
        Inputs = inputs;
        After = after;
        GoesLive = inputs.RuleBefore != ServiceFlagsInputs.NoRuleBefore;
        Before = GoesLive
            ? after with { FlagRule = FlagRules.Named(inputs.RuleBefore), ExportPolicyOverride = ExportPolicy.FirstActive }
            : after;
        Logs = logs;
        Listed = products;
        ProductList none = products;
        for (int number = 1; number <= products.Count; number++)
        {
            none = none.WithListing((ushort)number, false);
        }

        Delisted = none;
        Lives = new RandomStream(seed, LifePurpose);
        Switches = new RandomStream(seed, SwitchPurpose);
        Rejections = new RandomStream(Lives.Bits(0, 0), RejectionPurpose);
    }

    /// <summary>The inputs.</summary>
    internal ServiceFlagsInputs Inputs { get; }

    /// <summary>The rules until the go-live; the variant's own where nothing goes live.</summary>
    internal RuleSet Before { get; }

    /// <summary>The variant's rules.</summary>
    internal RuleSet After { get; }

    /// <summary>Whether another rule comes into force at the go-live.</summary>
    internal bool GoesLive { get; }

    /// <summary>Whether an event log is written.</summary>
    internal bool Logs { get; }

    /// <summary>The CPL with every entry on it.</summary>
    internal ProductList Listed { get; }

    /// <summary>The CPL as a meter sees it whose entry has left.</summary>
    internal ProductList Delisted { get; }

    /// <summary>What becomes of meters, by first meter of the site and number of its event (R8).</summary>
    internal RandomStream Lives { get; }

    /// <summary>When consumers switch supplier, by first meter of the site (R8).</summary>
    internal RandomStream Switches { get; }

    /// <summary>Which records an RDP rejects, by meter point and file run; only rules that export draw it (R8).</summary>
    internal RandomStream Rejections { get; }

    /// <summary>The export policy of a fuel at a moment.</summary>
    internal ExportPolicy PolicyAt(RdpFileKind kind, long nowMs)
    {
        if (!GoesLive)
        {
            return After.ExportPolicy;
        }

        FeatureSwitches switches = new(nowMs >= Inputs.ElectricitySwitchMs, nowMs >= Inputs.GasSwitchMs);
        return switches.PolicyFor(kind, After.ExportPolicy);
    }

    /// <summary>When the feature switch of a fuel is turned on.</summary>
    internal long SwitchMs(RdpFileKind kind) => kind == RdpFileKind.Dxi ? Inputs.GasSwitchMs : Inputs.ElectricitySwitchMs;
}
