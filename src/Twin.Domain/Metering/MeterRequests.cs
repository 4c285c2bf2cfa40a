using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>What service requests do to the metering part of a device, by <c>rules/request-effects.csv</c>.</summary>
public static class MeterRequests
{
    /// <summary>Whether a request concerns metering; what does not is decided elsewhere.</summary>
    public static bool Handles(ServiceRequestVariant variant) => RequestEffectCatalogue.Of(variant).Kind != RequestEffectKind.Elsewhere;

    /// <summary>
    /// Says what a request does to a device, without doing it. Total: E11 where the request is not for the type of the device or does
    /// not concern metering. What fell due before is settled first, and its alerts are among those given. A read changes nothing but by
    /// that.
    /// </summary>
    /// <param name="context">The request and the device. A moment before what is settled counts as that moment.</param>
    /// <param name="state">The meter's state; null for an untouched meter.</param>
    /// <param name="settings">What requests set on it.</param>
    public static MeterRequestDecision Decide(in MeterRequestContext context, MeteringState? state, DeviceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        RequestEffect effect = RequestEffectCatalogue.Of(context.Variant);
        if (effect.Kind == RequestEffectKind.Elsewhere || !context.Variant.Definition.Allows(context.Device.Type))
        {
            return new() { Code = ResponseCode.E11, Result = RequestValues.Empty, State = state, Settings = settings };
        }

        List<MeterAlert> alerts = [];
        MeteringState before = Settlement.LetHappen(context.Device, state ?? MeteringState.Untouched, context.At, alerts);
        MeterWork work = new(context, before, settings, alerts);
        bool due = alerts.Count > 0;
        if (effect.Kind == RequestEffectKind.Read)
        {
            AddGroups(work, effect);
            MeterReads.Do(effect.Action, work);
        }
        else
        {
            MeterActions.Do(effect.Action, work);
            if (work.Refusal == MeterRefusal.None)
            {
                SetGroups(work, effect);
                work.State = Settlement.Cross(context.Device, work.State, alerts);
            }
        }

        bool changed = effect.Kind != RequestEffectKind.Read && work.Refusal == MeterRefusal.None && ReachesState(effect.Action, before);
        return new MeterRequestDecision
        {
            Code = ResponseCode.I0,
            Refusal = work.Refusal,
            Result = work.Result(),
            State = changed ? work.State : due ? Settlement.Charge(context.Device, before, context.At) : state,
            Settings = work.Settings,
            Alerts = [.. alerts],
        };
    }

    // What sets groups alone leaves the state of an untouched meter nothing.
    private static bool ReachesState(MeterAction action, MeteringState state) => action switch
    {
        MeterAction.None or MeterAction.DisablePrivacyPin or MeterAction.ScanChannels or MeterAction.RecordNetwork
            or MeterAction.SetSwitchSchedule or MeterAction.SetControllerSchedule => false,
        MeterAction.SetBillingCalendar or MeterAction.SetBlockCounterReset => state.Features?.Blocks is not null,
        _ => true,
    };

    private static void AddGroups(MeterWork work, RequestEffect effect)
    {
        foreach (string group in effect.Groups)
        {
            foreach (KeyValuePair<string, RequestValue> one in work.Settings.Get(group))
            {
                // Two groups may have a value of one name: the limit of 7.16 beside the state of 7.13.
                work.Add(work.Has(one.Key) ? group + char.ToUpperInvariant(one.Key[0]) + one.Key[1..] : one.Key, one.Value);
            }
        }
    }

    private static void SetGroups(MeterWork work, RequestEffect effect)
    {
        if (effect.Kind != RequestEffectKind.Set)
        {
            return;
        }

        foreach (string group in effect.Groups)
        {
            HashSet<string> names =
            [
                .. RequestValueDefinitions.Of(effect.Variant).Where(one => one.Group == group).Select(static one => one.Name),
            ];
            if (names.Count > 0)
            {
                work.Settings = work.Settings.With(group, RequestValues.Of(work.Values.Where(one => names.Contains(one.Key))));
            }
        }
    }
}
