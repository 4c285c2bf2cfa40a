using System.Collections.Immutable;
using Twin.Domain.Alerts;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The requests that a communications hub decides: 8.9 of a CHF, 8.11, 8.12.1 and 8.14.x.</summary>
internal static class HubRequests
{
    /// <summary>Decides on a request. The CHF's own record, which access control looks at, is among those fetched.</summary>
    internal static EntityStep<HubRecord> Decide(HubWork work, RecordRequest request, FetchedRecords fetched)
    {
        SimTime now = work.Context.Now;
        DeviceRecord chf = fetched.Device(work.Record.Chf);
        bool waits = request.ExecuteAt is { } later && (later > now || later == DeviceRequests.Cancellation);
        SimTime at = waits && request.ExecuteAt != DeviceRequests.Cancellation ? request.ExecuteAt!.Value : now;
        AccessDecision access = RecordAccess.Check(chf, request, at, work.Context);
        if (!access.Accepted)
        {
            TellOrderingParty(work, request, access.Code);
            return Refuse(work, access.Code, access.Clause, access.Outcome.Check);
        }

        if (waits)
        {
            if (request.Variant.Definition.FutureDating == FutureDating.None)
            {
                return Refuse(work, ResponseCode.E40, "Twin code sheet (1), section 3: cannot be future-dated", AccessCheck.None);
            }

            Wait(work, request);
            return work.End(access.Code, access.Clause);
        }

        if (request.CommandVariant == CommandVariant.NonDevice)
        {
            DccOutcome outcome = HubReports.Take(work, request);
            return outcome.Code == ResponseCode.I0
                ? work.End(access.Code, access.Clause)
                : Refuse(work, outcome.Code, outcome.Clause, AccessCheck.None);
        }

        RequestValues local = request.CommandVariant.IsLocal()
            ? RequestValueReading.Of(ValueNames.LocalCommand, DeviceRequests.CommandText(request))
            : RequestValues.Empty;
        if (request.CommandVariant == CommandVariant.LocalNonCritical)
        {
            return work.End(new StepAnswer(access.Code, access.Clause) { Values = local });
        }

        if (!work.Record.State.IsReachable)
        {
            _ = work.Step.Later(now.Plus(Responses.TargetMs(chf.State, request)), DueKind.ResponseTimeOut, request);
            return work.End(new StepAnswer(access.Code, access.Clause) { Values = local });
        }

        DeviceResponse response = Execute(work, request, fetched);
        Tell(work, request, response);
        return work.End(new StepAnswer(access.Code, access.Clause) { Values = local, Response = response });
    }

    /// <summary>Carries out a request whose time has come. Who may send it was checked when it was taken.</summary>
    internal static void Run(HubWork work, long number, FetchedRecords fetched)
    {
        foreach (PendingRequest pending in work.Record.Pending)
        {
            if (pending.Number != number)
            {
                continue;
            }

            work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
            work.Step.Cause = pending.Request.Id;
            Tell(work, pending.Request, work.Record.State.IsReachable ? Execute(work, pending.Request, fetched) : Unanswered(true));
            return;
        }
    }

    /// <summary>The hub has not answered.</summary>
    internal static void TimeOut(HubWork work, RecordRequest request) => Tell(work, request, Unanswered(request.ExecuteAt is not null));

    private static DeviceResponse Unanswered(bool futureDated) => futureDated
        ? new DeviceResponse(ResponseCode.E30, "Twin code sheet (1), section 5: future-dated, not delivered", RequestValues.Empty)
        : new DeviceResponse(ResponseCode.E21, "Twin resolutions (1), R4: no response within the target time", RequestValues.Empty);

    private static void Tell(HubWork work, RecordRequest request, DeviceResponse response)
        => work.Step.Address(TwinEventKind.Response, (int)response.Code, request.User, response.Values, response.Clause);

    private static EntityStep<HubRecord> Refuse(HubWork work, ResponseCode code, string clause, AccessCheck check)
    {
        work.Step.Changed(TwinEventKind.RequestRefused, (int)code, 0, 0, clause);
        return work.End(new StepAnswer(code, clause) { Check = check });
    }

    // C section 3: the ordering party hears also of a return that access control refuses.
    private static void TellOrderingParty(HubWork work, RecordRequest request, ResponseCode code)
    {
        bool isReturn = request.Variant.Srv is "8.14.3" or "8.14.4";
        if (isReturn && work.Context.Rules.Hubs.ReturnNoticeToOrderingParty && work.Record.State.OrderingParty != 0)
        {
            work.Step.Address(
                TwinEventKind.Response, (int)code, work.Record.State.OrderingParty, RequestValues.Empty, "SECMP0039, section 3");
        }
    }

    private static void Wait(HubWork work, RecordRequest request)
    {
        if (request.ExecuteAt == DeviceRequests.Cancellation)
        {
            foreach (PendingRequest pending in work.Record.Pending)
            {
                if (pending.Request.Variant == request.Variant && pending.Request.User == request.User)
                {
                    work.Step.Done(pending.Number);
                    work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
                }
            }

            return;
        }

        SimTime at = request.ExecuteAt!.Value;
        PendingRequest waiting = new(work.Step.Later(at, DueKind.Request), at, RequestHolder.Dsp, request);
        work.Record = work.Record with { Pending = work.Record.Pending.Add(waiting) };
    }

    private static DeviceResponse Execute(HubWork work, RecordRequest request, FetchedRecords fetched) => request.Variant.Srv switch
    {
        "8.9" => DeviceEffects.With(RequestValueReading.Of(ValueNames.LogDevices, RequestValueReading.ListOf(work.Record.Log))),
        "8.12.1" => RestoreLog(work, request, fetched),
        _ when request.Values.TextOf(ValueNames.RequestType) == "remove" => Remove(work, request),
        _ => Add(work, request, fetched),
    };

    // 8.11 add: the device may join until the window closes; a meter is linked to its meter points (FLW-10).
    private static DeviceResponse Add(HubWork work, RecordRequest request, FetchedRecords fetched)
    {
        DeviceId device = request.Values.DeviceOf(ValueNames.Device);
        DeviceRecord known = fetched.Device(device);
        if (!known.Exists || known.State.Type is DeviceType.Chf or DeviceType.Gpf)
        {
            return Failed(work, request, new DeviceResponse(
                ResponseCode.E081102, "Twin code sheet (1), section 5: E081102: no such device to add", RequestValues.Empty));
        }

        if (known.State.Status.Lifecycle is not (DeviceLifecycle.Pending or DeviceLifecycle.Whitelisted))
        {
            return Failed(work, request, new DeviceResponse(
                ResponseCode.E081104, DeviceClauses.Of(DeviceRule.D3), RequestValues.Empty));
        }

        ImmutableArray<Mpxn> link = MeterPointsOf(request);
        foreach (Mpxn meterPoint in link)
        {
            if (InventoryEffects.WhyNotLinked(known.State, fetched.MeterPoint(meterPoint), work.Context.Rules) is { } reason)
            {
                return Failed(work, request, new DeviceResponse(
                    ResponseCode.E081105, $"Twin code sheet (1), section 5: E081105: {reason}", RequestValues.Empty));
            }
        }

        int seconds = (int)(request.Values.NumberOf(ValueNames.JoinTimePeriod) ?? HubRules.LongestJoinPeriodSeconds);
        HubDecision opened = work.Apply(HubCommand.OpenJoinWindow(work.Context.Now, seconds));
        if (!opened.Accepted)
        {
            return Failed(work, request, new DeviceResponse(
                opened.Code, HubSteps.ClauseOf(HubCommandKind.OpenJoinWindow), RequestValues.Empty));
        }

        TakeIn(work, device, new TellPremises(work.StateFor(work.Context.Now.Plus(seconds * SimTime.SecondMs)), false, link, request.User));
        return DeviceEffects.Done;
    }

    private static void TakeIn(HubWork work, DeviceId device, TellPremises told)
    {
        if (!work.Record.Log.Contains(device))
        {
            work.Record = work.Record with { Log = work.Record.Log.Add(device).Sort() };
        }

        work.TellParties(device);
        work.Step.Send(EntityKey.Of(device), new CommandDevice(DeviceCommand.Of(DeviceCommandKind.AddToDeviceLog)));
        work.Step.Send(EntityKey.Of(device), told);
    }

    private static DeviceResponse Remove(HubWork work, RecordRequest request)
    {
        DeviceId device = request.Values.DeviceOf(ValueNames.Device);
        if (!work.Record.Log.Contains(device))
        {
            return new DeviceResponse(
                ResponseCode.E081106, "Twin code sheet (1), section 5: E081106: the device is not on the log", RequestValues.Empty);
        }

        work.Record = work.Record with { Log = work.Record.Log.Remove(device) };
        work.Step.Send(EntityKey.Of(device), new CommandDevice(DeviceCommand.Of(DeviceCommandKind.RemoveFromDeviceLog)));
        work.Step.Send(EntityKey.Of(device), new TellPremises(default, Leaves: true, [], 0));
        return DeviceEffects.Done;
    }

    // 8.12.1: the log of the hub that was replaced; N30 tells the other suppliers on the hub.
    private static DeviceResponse RestoreLog(HubWork work, RecordRequest request, FetchedRecords fetched)
    {
        DeviceId named = request.Values.DeviceOf(ValueNames.ReplacedChf);
        HubRecord former = fetched.Hub(named.IsNone ? work.Record.Replaces : named);
        if (!former.Exists)
        {
            return new DeviceResponse(
                ResponseCode.E081202, "Twin code sheet (1), section 5: E081202: no hub whose log could be restored", RequestValues.Empty);
        }

        foreach (MeterPointParties parties in former.Parties)
        {
            work.Record = work.Record with { Parties = work.Record.Parties.Take(new TellParties(parties)) };
        }

        work.TellParties(work.Record.Chf);
        if (!work.Record.Gpf.IsNone)
        {
            work.TellParties(work.Record.Gpf);
        }

        work.Record = work.Record with { Log = [.. work.Record.Log.Union(former.Log).Order()] };
        foreach (DeviceId device in former.Log)
        {
            work.Step.Send(EntityKey.Of(device), new TellPremises(work.StateFor(), false, [], 0));
        }

        foreach (MeterPointParties parties in work.Record.Parties)
        {
            ushort supplier = parties.History.UserAt(Registration.RegistrationKind.Supplier, work.Context.Now);
            if (supplier != 0 && supplier != request.User && parties.Kind != MeterPointKind.Export)
            {
                work.Step.Address(TwinEventKind.DccAlert, (int)DccAlertCode.N30, supplier, RequestValues.Empty);
            }
        }

        return DeviceEffects.Done;
    }

    private static DeviceResponse Failed(HubWork work, RecordRequest request, DeviceResponse response)
    {
        work.Step.Address(TwinEventKind.DccAlert, (int)DccAlertCode.N23, request.User, response.Values, response.Clause);
        return response;
    }

    /// <summary>The meter points that 8.11 names for a meter, each once.</summary>
    internal static ImmutableArray<Mpxn> MeterPointsOf(RecordRequest request)
    {
        ReadOnlySpan<string> names = [ValueNames.ImportMpxn, ValueNames.SecondaryImportMpxn, ValueNames.ExportMpxn];
        List<Mpxn> meterPoints = [];
        foreach (string name in names)
        {
            Mpxn meterPoint = request.Values.MpxnOf(name);
            if (!meterPoint.IsNone && !meterPoints.Contains(meterPoint))
            {
                meterPoints.Add(meterPoint);
            }
        }

        return [.. meterPoints];
    }
}
