using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>
/// Requests that the DCC answers without one entity that decides: 8.2, 12.1, and those for several devices (11.1, 11.4, 12.2).
/// </summary>
public static class DccSteps
{
    /// <summary>What 12.1 gives for a WAN variant not confirmed: one space, the shortest text that the schema admits (MP106).</summary>
    public const string UnknownWanTechnology = " ";

    /// <summary>The answer to every request while nothing enters the DSP (R6): nothing of it is checked or kept.</summary>
    public static DccAnswer WhileTheDspIsDown { get; } =
        new(ResponseCode.E20, AccessCheck.None, "Twin resolutions (1), R6", RequestValues.Empty);

    /// <summary>Answers a request whose route names no entity that decides (8.2, 12.1).</summary>
    public static DccAnswer Answer(RecordRequest request, FetchedRecords fetched, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(context);
        return request.Variant.Srv == "8.2" ? ReadInventory(request, fetched, context) : RequestWanMatrix(request, fetched, context);
    }

    /// <summary>Whether a request for several devices may go on to each of them; a refusal is final and reaches none.</summary>
    public static DccAnswer Check(RecordRequest request, RecordContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        // Which devices there are is each device's matter: what is asked here must hold for all of them.
        AccessDecision access = RecordAccess.CheckWithoutDevice(request, context);
        return access.Outcome.Check is AccessCheck.DeviceKnown or AccessCheck.DeviceType
            ? new DccAnswer(ResponseCode.I99, AccessCheck.None, string.Empty, RequestValues.Empty)
            : Of(access);
    }

    /// <summary>
    /// The answer to a request for several devices from what each of them decided: accepted when any accepted, with the list of those
    /// that did not (W110101, W110401); the refusal of the first when none did.
    /// </summary>
    public static DccAnswer Together(RecordRequest request, ImmutableArray<(EntityKey Device, EntityStep Step)> parts)
    {
        ArgumentNullException.ThrowIfNull(request);
        EntityStep? first = null;
        List<EntityKey> refused = [];
        foreach ((EntityKey device, EntityStep step) in parts)
        {
            first = first is { Accepted: true } || !step.Accepted ? first ?? step : step;
            if (!step.Accepted)
            {
                refused.Add(device);
            }
        }

        if (first is null)
        {
            return new DccAnswer(ResponseCode.E19, AccessCheck.DeviceKnown, "no device is named", RequestValues.Empty);
        }

        RequestValues values = refused.Count == 0 || refused.Count == parts.Length
            ? RequestValues.Empty
            : RequestValueReading.Of(ValueNames.RefusedDevices, RequestValueReading.ListOf(refused));
        return new DccAnswer(first.Code, first.Check, first.Clause, values);
    }

    private static DccAnswer ReadInventory(RecordRequest request, FetchedRecords fetched, RecordContext context)
    {
        Mpxn meterPoint = request.Values.MpxnOf(ValueNames.Mpxn);
        if (meterPoint.IsNone)
        {
            DeviceId named = request.Values.DeviceOf(ValueNames.Device);
            DeviceRecord device = fetched.Device(named.IsNone ? request.Id.Target : named);
            AccessDecision onDevice = RecordAccess.Check(device, request, context.Now, context);
            return onDevice.Accepted
                ? Of(onDevice) with { Values = InventoryEffects.Read(device, fetched, context).Values }
                : Of(onDevice);
        }

        AccessDecision access = RecordAccess.CheckWithoutDevice(request, context);
        if (!access.Accepted)
        {
            return Of(access);
        }

        MeterPointRecord record = fetched.MeterPoint(meterPoint);
        if (!record.Exists)
        {
            DccOutcome none = DccOutcome.Refused(ResponseCode.E080201, "nothing found");
            return new DccAnswer(none.Code, AccessCheck.None, none.Clause, RequestValues.Empty);
        }

        return Of(access) with { Values = ValuesOf(record, fetched.Hub(record.Hub)) };
    }

    private static RequestValues ValuesOf(MeterPointRecord record, HubRecord hub)
    {
        LinkedMeters meters = record.State.Meters;
        List<DeviceId> linked = [];
        List<string> statuses = [];
        for (int place = 0; place < meters.Count; place++)
        {
            linked.Add(meters.IdAt(place));
            statuses.Add(meters.StatusAt(place).Shown.ToString());
        }

        return RequestValues.Of(
            KeyValuePair.Create(ValueNames.Mpxn, RequestValue.Of(record.Id.ToString())),
            KeyValuePair.Create(ValueNames.Devices, RequestValueReading.ListOf(linked)),
            KeyValuePair.Create(ValueNames.Status, RequestValueReading.ListOf(statuses)),
            KeyValuePair.Create(ValueNames.Chf, RequestValue.Of(record.Hub.IsNone ? string.Empty : record.Hub.ToString())),
            KeyValuePair.Create(
                ValueNames.LogDevices, RequestValueReading.ListOf(hub.Exists ? InventoryEffects.DevicesOf(hub) : [])));
    }

    /// <summary>The hub at the place that 12.1 asks about: the one named, or that of a postcode.</summary>
    internal static DeviceId HubAt(RecordRequest request, HubPlaces places)
    {
        DeviceId named = request.Values.DeviceOf(ValueNames.Chf);
        return named.IsNone && request.Values.TextOf(ValueNames.PostCode) is { } postcode
            ? places.HubAt(postcode, request.Values.TextOf(ValueNames.AddressIdentifier))
            : named;
    }

    // 12.1 asks by postcode, which not every hub has: a hub or an MPAN may stand for the place (an assumption).
    private static DccAnswer RequestWanMatrix(RecordRequest request, FetchedRecords fetched, RecordContext context)
    {
        AccessDecision access = RecordAccess.CheckWithoutDevice(request, context);
        if (!access.Accepted)
        {
            return Of(access);
        }

        HubRecord hub = fetched.Hub(HubAt(request, context.Places));
        CspRegion region = hub.Exists ? RegionOf(hub) : RegionOf(request.Values.MpxnOf(ValueNames.Mpxn));
        if (!hub.Exists && region == CspRegion.Unknown)
        {
            DccOutcome none = DccOutcome.Refused(ResponseCode.E120101, "no region is known for the place");
            return new DccAnswer(none.Code, AccessCheck.None, none.Clause, RequestValues.Empty);
        }

        bool covered = !hub.Exists || hub.State.WanCoverage != WanCoverage.NotAvailable;
        bool confirmed = hub.Exists && hub.State.WanCoverage == WanCoverage.Available;
        List<KeyValuePair<string, RequestValue>> values =
        [
            KeyValuePair.Create(ValueNames.CspRegion, RequestValue.Of(HubTables.CspRegions.Code(region))),
            KeyValuePair.Create(ValueNames.CoverageAvailable, RequestValue.Of(covered)),
            KeyValuePair.Create(ValueNames.WanTechnology, RequestValue.Of(confirmed ? TechnologyOf(region) : UnknownWanTechnology)),
        ];
        if (hub.Exists && context.Places.PlaceOf(hub.Chf) is { } place)
        {
            values.Add(KeyValuePair.Create(ValueNames.PostCode, RequestValue.Of(place.Postcode.ToString())));
            if (place.AddressIdentifier.Length > 0)
            {
                values.Add(KeyValuePair.Create(ValueNames.AddressIdentifier, RequestValue.Of(place.AddressIdentifier)));
            }
        }

        return Of(access) with { Values = RequestValues.Of(values) };
    }

    // A SMETS1 hub is in no CSP's region; its place is in that of its electricity network.
    private static CspRegion RegionOf(HubRecord hub)
    {
        if (hub.State.Region != CspRegion.Unknown)
        {
            return hub.State.Region;
        }

        return hub.Parties.Where(static one => one.MeterPoint.IsMpan).Select(static one => RegionOf(one.MeterPoint))
            .FirstOrDefault(static region => region != CspRegion.Unknown, CspRegion.Unknown);
    }

    private static CspRegion RegionOf(Mpxn meterPoint)
        => DistributorCatalogue.Find(meterPoint.DistributorId)?.Region ?? CspRegion.Unknown;

    private static string TechnologyOf(CspRegion region) => region switch
    {
        CspRegion.North => "Long Range Radio",
        CspRegion.Unknown => UnknownWanTechnology,
        _ => "Cellular",
    };

    private static DccAnswer Of(AccessDecision access)
        => new(access.Code, access.Accepted ? AccessCheck.None : access.Outcome.Check, access.Clause, RequestValues.Empty);
}
