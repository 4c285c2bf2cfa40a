using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What a command does at the device that it reached.</summary>
internal static class DeviceEffects
{
    /// <summary>The value that says why a device did not do what it was asked.</summary>
    internal const string RefusalValue = "refusal";

    internal static DeviceResponse Execute(DeviceWork work, RecordRequest request, FetchedRecords fetched) => request.Variant.Srv switch
    {
        "6.15.1" => Credentials.Replace(work, request),
        "6.15.2" => Credentials.PlaceDeviceCertificate(work, request),
        "6.17" => Credentials.IssueRequest(work),
        "6.21" => Credentials.HandOver(work, request),
        "6.23" => Credentials.ChangeSupplier(work, request),
        "6.24.1" => Credentials.ReadHolders(work),
        "6.24.2" => Credentials.ReadDeviceCertificate(work),
        "8.1.1" => InstallEffects.Commission(work),
        "8.7.1" or "8.7.2" => InstallEffects.Join(work, request),
        "8.8.1" or "8.8.2" => InstallEffects.Unjoin(work, request),
        "8.9" => InstallEffects.ReadLog(work),
        "8.12.2" => InstallEffects.RestoreLog(work, request, fetched),
        "9.1" => InstallEffects.IdentifyCustomer(work, request),
        "11.2" => FirmwareEffects.ReadVersion(work),
        "11.3" => FirmwareEffects.Activate(work),
        _ => MeterPart.Execute(work, request, fetched),
    };

    /// <summary>The device did it.</summary>
    internal static DeviceResponse Done => With(RequestValues.Empty);

    /// <summary>The device did it and gives values back.</summary>
    internal static DeviceResponse With(RequestValues values) => new(ResponseCode.I0, string.Empty, values);

    /// <summary>The device got the command and did not do it, in the words of the reason.</summary>
    internal static DeviceResponse Refused(string reason, string clause = "")
        => new(ResponseCode.I0, clause, RequestValueReading.Of(RefusalValue, RequestValue.Of(reason)));

    /// <summary>What became of a command to the device's machine, as the response to the request behind it.</summary>
    internal static DeviceResponse Of(in DeviceDecision decision)
        => decision.Accepted ? Done : Refused("statusUnsuitable", DeviceClauses.Of(decision.Rule));
}
