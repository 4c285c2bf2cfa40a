using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Power;

/// <summary>What the models of power of every partition share and none changes.</summary>
internal sealed class SupplyPlan
{
    private const uint OutagePurpose = 0x4F55_5441;
    private const uint AlertPurpose = 0x4144_3120;
    private const uint CallPurpose = 0x4341_4C4C;
    private const uint RegionPurpose = 0x5245_4749;
    private const uint LossDraw = 0;
    private const uint LaneDraw = 1;
    private const int SlowPpm = 1_000_000 / OutageAlertTerms.ShareBase;

    private readonly SupplyInputs inputs;
    private readonly IReadOnlyList<int> borderArea;
    private readonly RandomStream alerts;
    private readonly RandomStream regions;

    /// <summary>Makes the plan of a run.</summary>
    /// <param name="inputs">The inputs that both studies of power have.</param>
    /// <param name="rules">The variant's rules.</param>
    /// <param name="outages">The outages, each at the place of its number.</param>
    /// <param name="borderArea">The distributor ids of areas in which two CSPs have hubs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="horizonMs">Where the run ends.</param>
    internal SupplyPlan(
        SupplyInputs inputs,
        RuleSet rules,
        ImmutableArray<PlannedOutage> outages,
        IReadOnlyList<int> borderArea,
        ulong seed,
        long horizonMs)
    {
        this.inputs = inputs;
        Hubs = rules.Hubs with { OutageAlertAfterMs = inputs.HoldUpMs };
        Access = rules.Access;
        Outages = outages;
        this.borderArea = borderArea;
        HorizonMs = horizonMs;
        OutageDraws = new RandomStream(seed, OutagePurpose);
        CallDraws = new RandomStream(seed, CallPurpose);
        alerts = new RandomStream(seed, AlertPurpose);
        regions = new RandomStream(seed, RegionPurpose);
    }

    /// <summary>7.4 Read Supply Status.</summary>
    internal static ServiceRequestVariant ReadSupplyStatus { get; } = ServiceRequestVariant.Parse("7.4");

    /// <summary>What the hubs follow.</summary>
    internal HubRules Hubs { get; }

    /// <summary>Who may send 7.4.</summary>
    internal AccessRules Access { get; }

    /// <summary>The outages, each at the place of its number.</summary>
    internal ImmutableArray<PlannedOutage> Outages { get; }

    /// <summary>Where the run ends.</summary>
    internal long HorizonMs { get; }

    /// <summary>Who has its supply back when (R8).</summary>
    internal RandomStream OutageDraws { get; }

    /// <summary>Who calls when (R8).</summary>
    internal RandomStream CallDraws { get; }

    /// <summary>How many customers call 105, parts per million.</summary>
    internal int CallPpm => inputs.CallPpm;

    /// <summary>How long after the loss a customer calls.</summary>
    /// <param name="premises">The premises' id.</param>
    /// <param name="draw">The draw.</param>
    internal long CallDelayMs(ulong premises, uint draw)
        => inputs.CallLeastDelayMs + CallDraws.ExponentialMs(inputs.CallMeanDelayMs, premises, draw);

    /// <summary>Whether AD1 gets lost before the CSP has it.</summary>
    /// <param name="premises">The premises' id.</param>
    /// <param name="lostMs">When its supply was lost, which tells one alert of a hub from another.</param>
    internal bool IsAlertLost(ulong premises, long lostMs)
        => alerts.Happens(inputs.AlertLossPpm, RandomStream.Mix(premises + (ulong)lostMs), LossDraw);

    /// <summary>Whether a draw sends the alert down a slow lane.</summary>
    internal bool IsSlow(ulong premises, long lostMs)
        => alerts.Happens(SlowPpm, RandomStream.Mix(premises + (ulong)lostMs), LaneDraw);

    /// <summary>The CSP of a SMETS2 hub: by its region, by draw where the region is not known or two CSPs share it.</summary>
    internal CommunicationsServiceProvider ProviderOf(in CommunicationsHubState hub, int distributorId)
    {
        if (inputs.OnlyProvider is { } only)
        {
            return only;
        }

        CommunicationsServiceProvider? known = CommunicationsServiceProviders.Of(hub.Region);
        CommunicationsServiceProvider provider = known ?? (regions.Happens(inputs.UnknownRegionArqivaPpm, hub.Chf.Value, 0)
            ? CommunicationsServiceProvider.Arqiva
            : CommunicationsServiceProvider.Telefonica);
        bool isOther = borderArea.Contains(distributorId) && regions.Happens(inputs.BorderOtherPpm, hub.Chf.Value, 1);
        return !isOther ? provider
            : provider == CommunicationsServiceProvider.Arqiva
                ? CommunicationsServiceProvider.Telefonica
                : CommunicationsServiceProvider.Arqiva;
    }
}
