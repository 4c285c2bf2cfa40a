using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>
/// How a request for a device goes (Twin resolutions R4, Twin code sheet section 3): access control, then the DCC's own answer, a
/// pre-command, a local command, a request that waits, or a command to the device.
/// </summary>
internal static class DeviceRequests
{
    /// <summary>The execution time that cancels a future-dated request: 3000-12-31T00:00:00Z.</summary>
    internal static readonly SimTime Cancellation = new(32_535_129_600_000);

    private const string FutureDatingClause = "Twin code sheet (1), section 3: cannot be future-dated; the code is an assumption";

    internal static EntityStep<DeviceRecord> Decide(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        SimTime at = request.ExecuteAt is { } later && later > work.Now && later != Cancellation ? later : work.Now;
        AccessDecision access = RecordAccess.Check(work.Record, request, at, work.Context, IsRegisteredForLink(request, fetched, at));
        if (request.Variant.Srv == "12.2" && !work.Record.Exists)
        {
            access = RecordAccess.CheckWithoutDevice(request, work.Context);
        }

        if (!access.Accepted)
        {
            return Refuse(work, access.Code, access.Clause, access.Outcome.Check);
        }

        Remember(work, request);
        if (request.ExecuteAt is { } time && (time > work.Now || time == Cancellation))
        {
            return CanWait(request)
                ? FutureRequests.Take(work, request, access)
                : Refuse(work, ResponseCode.E40, FutureDatingClause, AccessCheck.None);
        }

        return request.CommandVariant switch
        {
            CommandVariant.NonDevice => Answer(work, request, fetched, access),
            CommandVariant.Transform => WithText(work, access, ValueNames.PreCommand, request),
            CommandVariant.LocalNonCritical or CommandVariant.LocalCritical => KeepLocal(work, request, access),
            _ => Send(work, request, fetched, access),
        };
    }

    /// <summary>A refusal, with its place in the device's history.</summary>
    internal static EntityStep<DeviceRecord> Refuse(DeviceWork work, ResponseCode code, string clause, AccessCheck check)
    {
        work.Step.Changed(TwinEventKind.RequestRefused, (int)code, 0, 0, clause);
        return work.End(new StepAnswer(code, clause) { Check = check });
    }

    /// <summary>The text that stands for the command of a request; opaque, as GBCS payloads are to the twin.</summary>
    internal static RequestValue CommandText(RecordRequest request)
        => RequestValue.Of(string.Create(CultureInfo.InvariantCulture, $"{request.Variant} {request.Id}"));

    private static bool CanWait(RecordRequest request)
        => request.Variant.Definition.FutureDating != FutureDating.None
            && request.CommandVariant is CommandVariant.SendNonCritical or CommandVariant.SendCritical;

    // 8.4 may be sent by who is registered for the meter point that is to be linked, as well as for those that are.
    private static bool IsRegisteredForLink(RecordRequest request, FetchedRecords fetched, SimTime at)
    {
        if (request.Variant.Srv != "8.4" || request.Values.MpxnOf(ValueNames.LinkMpxn) is not { IsNone: false } meterPoint)
        {
            return false;
        }

        return fetched.MeterPoint(meterPoint).History?.IsEligibleAt(request.User, request.Role, at) ?? false;
    }

    private static void Remember(DeviceWork work, RecordRequest request)
    {
        if (request.CommandVariant
            is not (CommandVariant.SendCritical or CommandVariant.LocalCritical or CommandVariant.SendAndLocalCritical))
        {
            return;
        }

        ImmutableArray<OriginatorCounter> counters = work.Record.Counters;
        int at = 0;
        while (at < counters.Length && counters[at].User < request.User)
        {
            at++;
        }

        OriginatorCounter seen = new(request.User, request.Id.Counter);
        if (at == counters.Length || counters[at].User != request.User)
        {
            work.Record = work.Record with { Counters = counters.Insert(at, seen) };
        }
        else if (counters[at].Counter < seen.Counter)
        {
            work.Record = work.Record with { Counters = counters.SetItem(at, seen) };
        }
    }

    private static EntityStep<DeviceRecord> WithText(DeviceWork work, AccessDecision access, string name, RecordRequest request)
        => work.End(new StepAnswer(access.Code, access.Clause) { Values = RequestValueReading.Of(name, CommandText(request)) });

    // CV 2 and 6: somebody brings the command to the device; 8.13 tells what it did.
    private static EntityStep<DeviceRecord> KeepLocal(DeviceWork work, RecordRequest request, AccessDecision access)
    {
        work.Record = work.Record with
        {
            Pending = work.Record.Pending.Add(new PendingRequest(0, SimTime.Never, RequestHolder.User, request)),
        };
        return WithText(work, access, ValueNames.LocalCommand, request);
    }

    private static EntityStep<DeviceRecord> Answer(DeviceWork work, RecordRequest request, FetchedRecords fetched, AccessDecision access)
    {
        DccOutcome outcome = request.Variant.Srv switch
        {
            "5.1" => Schedules.Create(work, request),
            "5.2" => Schedules.Read(work, request),
            "5.3" => Schedules.Delete(work, request),
            "8.2" => InventoryEffects.Read(work.Record, fetched, work.Context),
            "8.3" => InventoryEffects.Decommission(work),
            "8.4" => InventoryEffects.Update(work, request, fetched),
            "8.13" => LocalCommands.Return(work, request),
            "11.1" => FirmwareEffects.Deliver(work, request),
            "11.4" => FirmwareEffects.UpdateAuxiliary(work, request),
            "12.2" => InventoryEffects.PreNotify(work, request),
            _ => DccOutcome.Done,
        };
        return outcome.Code == ResponseCode.I0
            ? work.End(new StepAnswer(access.Code, access.Clause) { Values = outcome.Values })
            : Refuse(work, outcome.Code, outcome.Clause, AccessCheck.None);
    }

    private static EntityStep<DeviceRecord> Send(DeviceWork work, RecordRequest request, FetchedRecords fetched, AccessDecision access)
    {
        RequestValues values = request.CommandVariant is CommandVariant.SendAndLocalNonCritical or CommandVariant.SendAndLocalCritical
            ? RequestValueReading.Of(ValueNames.LocalCommand, CommandText(request))
            : RequestValues.Empty;
        if (access.Outcome.FailsAtDevice || !work.Record.Premises.IsReachable)
        {
            _ = work.Step.Later(work.Now.Plus(Responses.TargetMs(work.Record.State, request)), DueKind.ResponseTimeOut, request);
            return work.End(new StepAnswer(access.Code, access.Clause) { Values = values });
        }

        DeviceResponse response = DeviceEffects.Execute(work, request, fetched);
        Responses.Tell(work, request, response);
        return work.End(new StepAnswer(access.Code, access.Clause) { Values = values, Response = response });
    }
}
