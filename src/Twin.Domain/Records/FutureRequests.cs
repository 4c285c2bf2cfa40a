using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Requests that wait for their time, at the DSP or on the device (Twin code sheet section 3).</summary>
internal static class FutureRequests
{
    private const ushort Actioned = 0x8F66;
    private const ushort Failed = 0x8F67;

    /// <summary>Takes a request that waits, or one that cancels the sender's waiting ones of the same SRV.</summary>
    internal static EntityStep<DeviceRecord> Take(DeviceWork work, RecordRequest request, AccessDecision access)
    {
        // 6.23 may be held by either: the DSP's way, which checks again when it is due, is the one taken.
        RequestHolder holder = (request.Variant.Definition.FutureDating & FutureDating.Dsp) != 0 ? RequestHolder.Dsp : RequestHolder.Device;
        bool cancels = request.ExecuteAt == DeviceRequests.Cancellation;
        if (holder == RequestHolder.Device && (access.Outcome.FailsAtDevice || !work.Record.Premises.IsReachable))
        {
            RecordRequest onDemand = request with { ExecuteAt = null };
            _ = work.Step.Later(work.Now.Plus(Responses.TargetMs(work.Record.State, onDemand)), DueKind.ResponseTimeOut, onDemand);
            return work.End(access.Code, access.Clause);
        }

        if (cancels)
        {
            Cancel(work, request);
        }
        else
        {
            long number = work.Step.Later(request.ExecuteAt!.Value, DueKind.Request);
            work.Record = work.Record with
            {
                Pending = work.Record.Pending.Add(new PendingRequest(number, request.ExecuteAt.Value, holder, request)),
            };
        }

        if (holder == RequestHolder.Dsp)
        {
            return work.End(access.Code, access.Clause);
        }

        DeviceResponse taken = new(ResponseCode.I0, string.Empty, RequestValues.Empty);
        Responses.Tell(work, request, taken);
        return work.End(new StepAnswer(access.Code, access.Clause) { Response = taken });
    }

    /// <summary>Carries out a request whose time has come; nothing when it was cancelled.</summary>
    internal static void Run(DeviceWork work, long number, FetchedRecords fetched)
    {
        foreach (PendingRequest pending in work.Record.Pending)
        {
            if (pending.Number == number)
            {
                work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
                work.Step.Cause = pending.Request.Id;
                if (pending.Holder == RequestHolder.Dsp)
                {
                    RunAtDsp(work, pending.Request, fetched);
                }
                else
                {
                    RunAtDevice(work, pending.Request, fetched);
                }

                return;
            }
        }
    }

    /// <summary>
    /// Carries out a request that the DSP sends at its time: checked again (Twin resolutions R4), answered to its user, or given up when
    /// the device stays out of reach.
    /// </summary>
    internal static void RunAtDsp(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        AccessDecision access = RecordAccess.Check(work.Record, request, work.Now, work.Context);
        if (!access.Accepted)
        {
            Responses.Tell(work, request, new DeviceResponse(access.Code, access.Clause, RequestValues.Empty));
        }
        else if (!work.Record.Premises.IsReachable)
        {
            _ = work.Step.Later(work.Now.Plus(Responses.TargetMs(work.Record.State, request)), DueKind.ResponseTimeOut, request);
        }
        else
        {
            Responses.Tell(work, request, DeviceEffects.Execute(work, request, fetched));
        }
    }

    private static void Cancel(DeviceWork work, RecordRequest request)
    {
        foreach (PendingRequest pending in work.Record.Pending)
        {
            if (pending.Holder != RequestHolder.User && pending.Request.Variant == request.Variant && pending.Request.User == request.User)
            {
                work.Step.Done(pending.Number);
                work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
            }
        }
    }

    // The device needs nobody to act; that it did is heard only where its alert gets through, else E31 (an assumption: its text is not
    // published).
    private static void RunAtDevice(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        DeviceResponse outcome = DeviceEffects.Execute(work, request, fetched);
        if (!work.Record.Premises.IsReachable)
        {
            Responses.Tell(
                work,
                request,
                new DeviceResponse(ResponseCode.E31, "Twin code sheet (1), section 5: outcome not received", RequestValues.Empty));
            return;
        }

        bool succeeded = outcome.Code == ResponseCode.I0 && !outcome.Values.TryGet(DeviceEffects.RefusalValue, out _);
        work.DeviceAlert(succeeded ? Actioned : Failed, request.User, outcome.Values);
    }
}
