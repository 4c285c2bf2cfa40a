using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Engine.Estate;
using Twin.Studies.Power;

namespace Twin.Studies.PowerOutage;

/// <summary>Finds the premises of a scenario's outages in an estate.</summary>
internal sealed class OutagePlanner
{
    private const uint PlacePurpose = 0x504C_4143;
    private const long ReclosesWithinMs = 179_000;

    private readonly SimulatedEstate estate;
    private readonly NetworkPremises networks;
    private readonly RandomStream places;
    private readonly List<string> notes = [];

    /// <summary>Prepares to plan.</summary>
    internal OutagePlanner(SimulatedEstate estate, ulong seed)
    {
        this.estate = estate;
        networks = new NetworkPremises(estate);
        places = new RandomStream(seed, PlacePurpose);
    }

    /// <summary>What the reader must know of what was found: MPANs that the estate does not have, too few hubs.</summary>
    internal IReadOnlyList<string> Notes => notes;

    /// <summary>The outages of a scenario.</summary>
    internal ImmutableArray<PlannedOutage> Plan(PowerOutageInputs inputs)
    {
        if (inputs.Alerts is { } alerts)
        {
            OutageSlot first = inputs.Slots[0];
            return [Outage(0, $"{alerts} alerts", first, HubsThatAlert(alerts, first)) with { ReclosePpm = 0 }];
        }

        ImmutableArray<PlannedOutage>.Builder outages = ImmutableArray.CreateBuilder<PlannedOutage>();
        foreach (OutageSlot slot in inputs.Slots.Where(static s => s.IsUsed))
        {
            outages.Add(Outage(outages.Count, slot.Name, slot, slot.List is { } list ? Listed(slot, list) : Area(slot)));
        }

        return outages.ToImmutable();
    }

    private static PlannedOutage Outage(int number, string name, OutageSlot slot, IEnumerable<PremisesRun> premises) => new()
    {
        Number = number,
        Name = name,
        Premises = [.. premises],
        StartMs = slot.StartMs,
        DurationMs = slot.DurationMs,
        RestorationMs = slot.RestorationMs,
        Profile = slot.Profile,
        ReclosePpm = slot.ReclosePpm,
        RecloseMostMs = ReclosesWithinMs,
    };

    private List<PremisesRun> Area(OutageSlot slot)
    {
        IReadOnlyList<PremisesRun> of = slot.Distributors is { } ids ? networks.Of(ids) : networks.All;
        long all = NetworkPremises.CountOf(of);
        if (all == 0)
        {
            notes.Add($"{slot.Name}: the estate has no premises in the area.");
            return [];
        }

        long count = ((all * slot.SharePpm) + 500_000) / 1_000_000;
        ulong key = (ulong)slot.Name[^1];
        return NetworkPremises.Slice(of, (long)places.Below((ulong)all, key, 0), count);
    }

    private List<PremisesRun> Listed(OutageSlot slot, PremisesList list)
    {
        (List<PremisesRun> runs, int missing) = list.Find(estate);
        if (missing > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{slot.Name}: the estate does not have {missing:N0} of the MPANs listed."));
        }

        return runs;
    }

    // Beginning with the area of the first outage, so that its CSP delivers as far as it has hubs.
    private List<PremisesRun> HubsThatAlert(int alerts, OutageSlot slot)
    {
        IReadOnlyList<PremisesRun> first = slot.Distributors is { Count: > 0 } ids ? networks.Of(ids) : [];
        HashSet<int> taken = new(alerts);
        foreach (PremisesRun run in first.Concat(networks.All))
        {
            for (int premises = run.First; premises < run.First + run.Count && taken.Count < alerts; premises++)
            {
                if (Alerts(premises))
                {
                    _ = taken.Add(premises);
                }
            }
        }

        if (taken.Count < alerts)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Only {taken.Count:N0} of {alerts:N0} alerts: the estate has no more SMETS2 hubs in touch."));
        }

        return PremisesRun.Of(taken.Order());
    }

    private bool Alerts(int premises)
    {
        int number = 0;
        while (number + 1 < estate.Partitions.Length && estate.Partitions[number + 1].FirstPremises <= premises)
        {
            number++;
        }

        EstatePartition partition = estate.Partitions[number];
        int own = premises - partition.FirstPremises;
        if (partition.Hubs[own] is not { Stage: HubStage.Installed, IsSupplyLost: false })
        {
            return false;
        }

        foreach (ref readonly DeviceState device in partition.DevicesOf(own))
        {
            if (device is { Type: DeviceType.Esme, Smets: SmetsVersion.Smets2 })
            {
                return true;
            }
        }

        return false;
    }
}
