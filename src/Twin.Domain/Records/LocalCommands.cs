using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>8.13: a user brings back what a command for local delivery did.</summary>
internal static class LocalCommands
{
    /// <summary>The command takes effect now, which is when the DCC hears of it; nothing when the user says that it failed.</summary>
    internal static DccOutcome Return(DeviceWork work, RecordRequest request)
    {
        long? counter = request.Values.NumberOf(ValueNames.RequestCounter);
        foreach (PendingRequest pending in work.Record.Pending)
        {
            if (pending.Holder != RequestHolder.User || pending.Request.User != request.User
                || pending.Request.Id.Counter != (ulong)(counter ?? 0))
            {
                continue;
            }

            work.Record = work.Record with { Pending = work.Record.Pending.Remove(pending) };
            if (!request.Values.TryGet(ValueNames.Succeeded, out RequestValue succeeded) || succeeded.IsSet)
            {
                DeviceResponse response = DeviceEffects.Execute(work, pending.Request, FetchedRecords.None);
                Responses.Tell(work, pending.Request, response);
            }

            return DccOutcome.Done;
        }

        return DccOutcome.Refused(ResponseCode.E081301, "no command for local delivery of this request waits");
    }
}
