using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Runs;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.CplRemoval;

/// <summary>What every partition of a run shares and none changes.</summary>
internal sealed class CplRemovalPlan
{
    private const uint CampaignPurpose = 0x4341_4D50;
    private const uint TryPurpose = 0x5452_5920;
    private const uint RejectionPurpose = 0x5244_5052;

    private readonly Product removed;
    private readonly Product replacement;

    /// <summary>Makes the plan of a run.</summary>
    /// <param name="run">What the variant needs.</param>
    /// <param name="values">The removal's inputs, whatever else the run's scenario has.</param>
    /// <param name="listed">The entries of the estate.</param>
    internal CplRemovalPlan(VariantRun run, InputSet values, ProductList listed)
    {
        Inputs = CplRemovalInputs.Of(values);
        Rules = run.Rules;
        Traffic = new TrafficPlan(run.Scenario with { Inputs = values }, run.Seed);
        _ = DeviceTypeCatalogue.Codes.TryParse(values.Text("removal.deviceType"), out DeviceType type);
        removed = CplRemovalStudy.RemovedOf(values, type);
        replacement = removed with { FirmwareVersion = values.Text("campaign.replacementFirmware") };
        Products = listed.With(replacement);
        Entry = Products.NumberOf(removed);
        Replacement = Products.NumberOf(replacement);
        Logs = run.Events is not null;
        TalliesAlerts = !Logs;
        Campaign = new RandomStream(run.Seed, CampaignPurpose);
        Tries = new RandomStream(run.Seed, TryPurpose);
        Rejections = new RandomStream(Tries.Bits(0, 0), RejectionPurpose);
    }

    /// <summary>11.1 Update Firmware.</summary>
    internal static ServiceRequestVariant UpdateFirmware { get; } = ServiceRequestVariant.Parse("11.1");

    /// <summary>11.2 Read Firmware Version.</summary>
    internal static ServiceRequestVariant ReadFirmware { get; } = ServiceRequestVariant.Parse("11.2");

    /// <summary>11.3 Activate Firmware.</summary>
    internal static ServiceRequestVariant ActivateFirmware { get; } = ServiceRequestVariant.Parse("11.3");

    /// <summary>11.4 Update PPMID Firmware.</summary>
    internal static ServiceRequestVariant UpdatePpmidFirmware { get; } = ServiceRequestVariant.Parse("11.4");

    /// <summary>The inputs.</summary>
    internal CplRemovalInputs Inputs { get; }

    /// <summary>The variant's rules.</summary>
    internal RuleSet Rules { get; }

    /// <summary>Business as usual.</summary>
    internal TrafficPlan Traffic { get; }

    /// <summary>The entries of the estate, with the replacement.</summary>
    internal ProductList Products { get; }

    /// <summary>The CPL entry that leaves the list.</summary>
    internal ushort Entry { get; }

    /// <summary>The listed entry that suppliers send.</summary>
    internal ushort Replacement { get; }

    /// <summary>Whether an event log is written.</summary>
    internal bool Logs { get; }

    /// <summary>
    /// Whether alerts of a mass event are told as counts by user and moment. Not where the event log tells them apart, or the study.
    /// </summary>
    internal bool TalliesAlerts { get; init; }

    /// <summary>Whether anything but suspensions and restorations happens to the affected devices, or is logged of them.</summary>
    internal bool GoesOn => Inputs.CampaignMs != long.MaxValue || !Traffic.Rows.IsEmpty || Logs;

    /// <summary>Draws of the campaign that every variant meets alike, by device and attempt (R8).</summary>
    internal RandomStream Campaign { get; }

    /// <summary>Draws that only some rules add: answers to tries (R8).</summary>
    internal RandomStream Tries { get; }

    /// <summary>Which records an RDP rejects, by meter point and file run; only rules that export draw it (R8).</summary>
    internal RandomStream Rejections { get; }

    /// <summary>Counts what of the inputs every variant must meet alike (R8).</summary>
    internal void CountExogenous(PartitionRun<CplMessage> run)
        => Inputs.CountExogenous(run, $"{removed}; {replacement.FirmwareVersion}");
}
