namespace Twin.Domain.Devices;

/// <summary>What can happen to a device. Each row of domain.md 3.1 (D1-D22) belongs to one kind; the certificates have two more.</summary>
public enum DeviceCommandKind : byte
{
    /// <summary>D1, D2: 12.2 Device Pre-notification, or the DCC loads a delivered hub's CHF and GPF.</summary>
    PreNotify,

    /// <summary>D3: 8.11 adds the device to a hub's device log.</summary>
    AddToDeviceLog,

    /// <summary>8.11 removes the device from the log before it is commissioned (codes.md 8).</summary>
    RemoveFromDeviceLog,

    /// <summary>D4: the device joins the HAN within the window.</summary>
    JoinHan,

    /// <summary>D5: the join window closes without the device.</summary>
    ExpireJoinWindow,

    /// <summary>D6: 8.1.1 succeeds (ESME, GSME).</summary>
    Commission,

    /// <summary>D7: 8.7.x succeeds (PPMID, HCALCS, GPF).</summary>
    JoinService,

    /// <summary>D8: a hub's first SM WAN connection, or 8.14.1.</summary>
    ConnectHub,

    /// <summary>D9: 8.14.2, installed without SM WAN.</summary>
    InstallHubWithoutWan,

    /// <summary>D10: 8.3 Decommission.</summary>
    Decommission,

    /// <summary>D11, D12: 8.4 sets a status by hand.</summary>
    SetStatus,

    /// <summary>D13: 8.4 deletes a Pending device, or SMI clean-up does.</summary>
    Delete,

    /// <summary>D14: the firmware entry on record leaves the CPL.</summary>
    Suspend,

    /// <summary>D18: the firmware entry on record is listed again.</summary>
    Restore,

    /// <summary>An image sent with 11.1 (or 11.4) is on the device.</summary>
    ReceiveImage,

    /// <summary>The device activates the waiting image on 11.3 (or 11.4); whether anybody hears of it is another command.</summary>
    ActivateImage,

    /// <summary>D15, D17: the first 11.3 response (or the 11.4 outcome) arrives at the DCC.</summary>
    ReceiveActivationResponse,

    /// <summary>D15 after MP105: a repeated 11.3 response arrives at the DCC.</summary>
    ReceiveRepeatedActivationResponse,

    /// <summary>D16: an 11.2 response arrives at the DCC.</summary>
    ReceiveFirmwareRead,

    /// <summary>D19: an SMKI recovery procedure starts.</summary>
    StartRecovery,

    /// <summary>D20: the DCC's recovery certificates are on the device.</summary>
    PlaceRecoveryCertificates,

    /// <summary>D21: the users' own certificates are back on the device.</summary>
    ReinstateCertificates,

    /// <summary>6.23 or 6.15.1 puts another supplier's certificate on the device.</summary>
    ReplaceSupplierCertificate,

    /// <summary>6.15.1 puts another network operator's certificate on the device.</summary>
    ReplaceNetworkOperatorCertificate,

    /// <summary>D22: 8.5 Service Opt Out; no user is eligible, so it is always refused.</summary>
    OptOut,
}
