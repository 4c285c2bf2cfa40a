namespace Twin.Domain.Records;

/// <summary>The names of the values that the requests of this folder carry and give back (<c>rules/request-values.csv</c>).</summary>
internal static class ValueNames
{
    internal const string Certificate = "certificate";
    internal const string CertificationRequest = "certificationRequest";
    internal const string Chf = "chfDeviceId";
    internal const string ConnectionMethod = "connectionMethod";
    internal const string CoverageAvailable = "coverageAvailable";
    internal const string CspRegion = "cspRegion";
    internal const string CustomerIdentificationNumber = "customerIdentificationNumber";
    internal const string Delete = "delete";
    internal const string DeviceCertificate = "deviceCertificate";
    internal const string Device = "deviceId";
    internal const string Devices = "deviceIds";
    internal const string DeviceType = "deviceType";
    internal const string DspScheduleId = "dspScheduleId";
    internal const string End = "end";
    internal const string ExportMpxn = "exportMpxn";
    internal const string FaultReason = "faultReason";
    internal const string FirmwareVersion = "firmwareVersion";
    internal const string Frequency = "frequency";
    internal const string From = "startDateTime";
    internal const string ImportMpxn = "importMpxn";
    internal const string InstallType = "installType";
    internal const string JoinTimePeriod = "joinTimePeriodSeconds";
    internal const string LinkMpxn = "linkMpxn";
    internal const string LocalCommand = "localCommand";
    internal const string LogDevices = "logDeviceIds";
    internal const string Manufacturer = "manufacturer";
    internal const string Model = "model";
    internal const string Mpxn = "mpxn";
    internal const string MpxnList = "mpxns";
    internal const string NetworkOperator = "networkOperator";
    internal const string OtherDevice = "otherDeviceId";
    internal const string OutageEndedAt = "outageEndedAt";
    internal const string OutageStartedAt = "outageStartedAt";
    internal const string PreCommand = "preCommand";
    internal const string PremiseType = "premiseType";
    internal const string RefusedDevices = "refusedDeviceIds";
    internal const string RaisedAt = "raisedAt";
    internal const string ReplacedChf = "replacedChfDeviceId";
    internal const string ReplacementUser = "replacementUser";
    internal const string RequestCounter = "requestCounter";
    internal const string RequestType = "requestType";
    internal const string ReturnType = "returnType";
    internal const string SecondaryImportMpxn = "secondaryImportMpxn";
    internal const string Smets = "smetsVersion";
    internal const string Srv = "srv";
    internal const string Start = "start";
    internal const string Status = "status";
    internal const string Succeeded = "succeeded";
    internal const string Supplier = "supplier";
    internal const string To = "endDateTime";
    internal const string UnlinkMpxn = "unlinkMpxn";
    internal const string WanTechnology = "wanTechnology";
}
