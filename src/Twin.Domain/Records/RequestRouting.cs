using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>Which entity decides a request, and which records it must see.</summary>
public static class RequestRouting
{
    /// <summary>Routes a request. Ask again with what was fetched until the route is ready; at most three times.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fetched">What was fetched already.</param>
    /// <param name="places">Where hubs are, for 12.1.</param>
    public static RequestRoute Route(RecordRequest request, FetchedRecords fetched, HubPlaces places)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(places);
        DeviceId target = request.Id.Target;
        string srv = request.Variant.Srv;
        switch (srv)
        {
            case "8.11":
                return new RequestRoute(EntityKey.OfHub(target), [], Missing(fetched, KeysOf811(request)));
            case "8.12.1":
                DeviceId former = request.Values.DeviceOf(ValueNames.ReplacedChf);
                EntityKey[] both = former.IsNone ? [EntityKey.Of(target)] : [EntityKey.Of(target), EntityKey.OfHub(former)];
                return new RequestRoute(EntityKey.OfHub(target), [], Missing(fetched, both));
            case "8.14.1" or "8.14.2" or "8.14.3" or "8.14.4":
                return new RequestRoute(EntityKey.OfHub(target), [], Missing(fetched, EntityKey.Of(target)));
            case "8.9":
                return RouteLog(request, fetched);
            case "8.2":
                return RouteInventory(request, fetched);
            case "8.4":
                Mpxn link = request.Values.MpxnOf(ValueNames.LinkMpxn);
                return new RequestRoute(EntityKey.Of(target), [], link.IsNone ? [] : Missing(fetched, EntityKey.Of(link)));
            case "8.12.2":
                DeviceId gpf = request.Values.DeviceOf(ValueNames.OtherDevice);
                return new RequestRoute(EntityKey.Of(target), [], gpf.IsNone ? [] : Missing(fetched, EntityKey.Of(gpf)));
            case "12.1":
                DeviceId chf = DccSteps.HubAt(request, places);
                return new RequestRoute(default, [], chf.IsNone ? [] : Missing(fetched, EntityKey.OfHub(chf)));
            case "11.1" or "11.4" or "12.2":
                return new RequestRoute(default, [.. DevicesOf(request).Select(EntityKey.Of)], []);
            default:
                return new RequestRoute(EntityKey.Of(target), [], []);
        }
    }

    /// <summary>The records that a device must see for a request that is not answered from its own record; empty for most.</summary>
    /// <param name="device">The device that decides.</param>
    /// <param name="fetched">What was fetched already.</param>
    public static ImmutableArray<EntityKey> MirrorsOf(DeviceRecord device, FetchedRecords fetched)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(fetched);
        return device.State.Type == DeviceType.Gpf ? Missing(fetched, [.. device.Joined.Select(EntityKey.Of)]) : [];
    }

    /// <summary>The records that a hub must see when something falls due; empty for most.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="due">What falls due.</param>
    /// <param name="fetched">What was fetched already.</param>
    public static ImmutableArray<EntityKey> NeededBy(HubRecord hub, DueEntry due, FetchedRecords fetched)
    {
        ArgumentNullException.ThrowIfNull(hub);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(fetched);
        PendingRequest? pending = due.Kind == DueKind.Request ? hub.Pending.FirstOrDefault(one => one.Number == due.Number) : null;
        return pending is null ? [] : Missing(fetched, KeysOf811(pending.Request));
    }

    /// <summary>The devices that a request for several names; its target for one that names none.</summary>
    internal static IReadOnlyList<DeviceId> DevicesOf(RecordRequest request)
    {
        IReadOnlyList<DeviceId> devices = request.Values.DevicesOf(ValueNames.Devices);
        DeviceId single = request.Values.DeviceOf(ValueNames.Device);
        return devices.Count > 0 ? devices : [single.IsNone ? request.Id.Target : single];
    }

    private static RequestRoute RouteLog(RecordRequest request, FetchedRecords fetched)
    {
        DeviceId target = request.Id.Target;
        EntityKey device = EntityKey.Of(target);
        if (!fetched.Has(device))
        {
            return new RequestRoute(device, [], [device]);
        }

        // The HAN log is the hub's; every other device keeps its own.
        return fetched.Device(target).State.Type == DeviceType.Chf && fetched.Device(target).Exists
            ? new RequestRoute(EntityKey.OfHub(target), [], [])
            : new RequestRoute(device, [], []);
    }

    private static RequestRoute RouteInventory(RecordRequest request, FetchedRecords fetched)
    {
        Mpxn meterPoint = request.Values.MpxnOf(ValueNames.Mpxn);
        if (!meterPoint.IsNone)
        {
            EntityKey key = EntityKey.Of(meterPoint);
            if (!fetched.Has(key))
            {
                return new RequestRoute(default, [], [key]);
            }

            DeviceId hub = fetched.MeterPoint(meterPoint).Hub;
            return new RequestRoute(default, [], hub.IsNone ? [] : Missing(fetched, EntityKey.OfHub(hub)));
        }

        DeviceId named = request.Values.DeviceOf(ValueNames.Device);
        DeviceId target = named.IsNone ? request.Id.Target : named;
        EntityKey device = EntityKey.Of(target);
        if (!fetched.Has(device))
        {
            return new RequestRoute(default, [], [device]);
        }

        DeviceId chf = fetched.Device(target).Hub;
        return new RequestRoute(default, [], chf.IsNone ? [] : Missing(fetched, EntityKey.OfHub(chf)));
    }

    private static EntityKey[] KeysOf811(RecordRequest request) =>
    [
        EntityKey.Of(request.Id.Target),
        EntityKey.Of(request.Values.DeviceOf(ValueNames.Device)),
        .. HubRequests.MeterPointsOf(request).Select(EntityKey.Of),
    ];

    private static ImmutableArray<EntityKey> Missing(FetchedRecords fetched, params ReadOnlySpan<EntityKey> keys)
    {
        ImmutableArray<EntityKey>.Builder missing = ImmutableArray.CreateBuilder<EntityKey>();
        foreach (EntityKey key in keys)
        {
            if (key.Number != 0 && !fetched.Has(key) && !missing.Contains(key))
            {
                missing.Add(key);
            }
        }

        return missing.ToImmutable();
    }
}
