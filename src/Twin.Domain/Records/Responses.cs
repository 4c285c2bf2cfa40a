using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>Responses of devices to users, and what stands for one that does not come.</summary>
internal static class Responses
{
    private const int AssumedTargetSeconds = 30;
    private const int AssumedFutureDatedSeconds = 86_400;

    /// <summary>How long the DCC waits for the device, in milliseconds: the target response time.</summary>
    internal static long TargetMs(in DeviceState device, RecordRequest request)
    {
        ServiceRequestDefinition definition = request.Variant.Definition;
        int? seconds = request.ExecuteAt is not null ? definition.TargetFutureDatedSeconds ?? AssumedFutureDatedSeconds
            : device.Smets == SmetsVersion.Smets1 ? definition.TargetSmets1Seconds ?? definition.TargetSmets2Seconds
            : definition.TargetSmets2Seconds;
        return (seconds ?? AssumedTargetSeconds) * SimTime.SecondMs;
    }

    /// <summary>Tells the sender, or the owner of a schedule, what the device answered.</summary>
    internal static void Tell(DeviceWork work, RecordRequest request, DeviceResponse response)
    {
        RequestValues values = response.Values;
        if (request.Id.IsNone && request.Values.TryGet(ValueNames.DspScheduleId, out RequestValue schedule))
        {
            values = values.With(ValueNames.DspScheduleId, schedule);
        }

        work.Step.Address(TwinEventKind.Response, (int)response.Code, request.User, values, response.Clause);
    }

    /// <summary>The device has not answered: E21; E30 for a request that was future-dated.</summary>
    internal static void TimeOut(DeviceWork work, RecordRequest request) => Tell(
        work,
        request,
        request.ExecuteAt is null
            ? new DeviceResponse(ResponseCode.E21, "Twin resolutions (1), R4: no response within the target time", RequestValues.Empty)
            : new DeviceResponse(ResponseCode.E30, "Twin code sheet (1), section 5: future-dated, not delivered", RequestValues.Empty));
}
