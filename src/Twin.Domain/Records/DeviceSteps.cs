using Twin.Domain.Devices;

namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a device's record, each as one pure step.</summary>
public static class DeviceSteps
{
    /// <summary>A service request for the device, or the device's part of one for several.</summary>
    /// <param name="record">The device; the empty record of its id when nothing is known of it.</param>
    /// <param name="request">The request; not one that was answered before.</param>
    /// <param name="fetched">What <see cref="RequestRouting"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<DeviceRecord> Request(
        DeviceRecord record, RecordRequest request, FetchedRecords fetched, RecordContext context)
        => new() { After = record };

    /// <summary>An event from outside: it joins the HAN, a step of SMKI recovery, its entry leaves the CPL or is listed again.</summary>
    public static EntityStep<DeviceRecord> Operate(DeviceRecord record, in DeviceCommand command, RecordContext context)
        => new() { After = record };

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<DeviceRecord> Receive(DeviceRecord record, EntityMessage message, RecordContext context)
        => new() { After = record };

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    public static EntityStep<DeviceRecord> Fire(DeviceRecord record, DueEntry due, RecordContext context)
        => new() { After = record };
}
