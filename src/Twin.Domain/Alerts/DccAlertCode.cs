namespace Twin.Domain.Alerts;

/// <summary>The DCC alert codes (Twin code sheet section 6): AD1, N1 to N65 without N32, N999.</summary>
/// <remarks>Equal to <c>rules/dcc-alerts.csv</c>, row by row; a test compares them.</remarks>
public enum DccAlertCode : byte
{
    /// <summary>Communications hub lost mains for three minutes or more.</summary>
    AD1,
    /// <summary>Meter decommissioned or withdrawn.</summary>
    N1,
    /// <summary>Device removed from the inventory, or hub decommissioned.</summary>
    N2,
    /// <summary>Schedule removed because of withdrawal or decommission, change of supplier or tenancy, deleted device, or status.</summary>
    N3,
    /// <summary>Schedule removed because of withdrawal or decommission, change of supplier or tenancy, deleted device, or status.</summary>
    N4,
    /// <summary>Schedule removed because of withdrawal or decommission, change of supplier or tenancy, deleted device, or status.</summary>
    N5,
    /// <summary>Schedule removed because of withdrawal or decommission, change of supplier or tenancy, deleted device, or status.</summary>
    N6,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N7,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N8,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N9,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N10,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N11,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N12,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N13,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N14,
    /// <summary>Future-dated or scheduled command cancelled or failed.</summary>
    N15,
    /// <summary>Device identity confirmed on commissioning.</summary>
    N16,
    /// <summary>Schedule removed because of withdrawal or decommission, change of supplier or tenancy, deleted device, or status.</summary>
    N17,
    /// <summary>Image off the CPL, hash mismatch, too many or unknown devices, or refused by the CSP.</summary>
    N18,
    /// <summary>Image off the CPL, hash mismatch, too many or unknown devices, or refused by the CSP.</summary>
    N19,
    /// <summary>Image off the CPL, hash mismatch, too many or unknown devices, or refused by the CSP.</summary>
    N20,
    /// <summary>Image off the CPL, hash mismatch, too many or unknown devices, or refused by the CSP.</summary>
    N21,
    /// <summary>Image off the CPL, hash mismatch, too many or unknown devices, or refused by the CSP.</summary>
    N22,
    /// <summary>Whitelist update failed.</summary>
    N23,
    /// <summary>Whitelist update succeeded: the device is communicating.</summary>
    N24,
    /// <summary>Whitelist update potentially unsuccessful: added but not seen within the join period.</summary>
    N25,
    /// <summary>6.23 rejected by the CoS Party.</summary>
    N26,
    /// <summary>Credentials changed to a new supplier.</summary>
    N27,
    /// <summary>Device set to Suspended because its entry left the CPL.</summary>
    N28,
    /// <summary>Device restored from suspension.</summary>
    N29,
    /// <summary>CHF or GPF device log restored after a hub swap.</summary>
    N30,
    /// <summary>CHF or GPF device log restored after a hub swap.</summary>
    N31,
    /// <summary>Step of an SMKI recovery.</summary>
    N33,
    /// <summary>Step of an SMKI recovery.</summary>
    N34,
    /// <summary>Step of an SMKI recovery.</summary>
    N35,
    /// <summary>Step of an SMKI recovery.</summary>
    N36,
    /// <summary>Step of an SMKI recovery.</summary>
    N37,
    /// <summary>Step of an SMKI recovery.</summary>
    N38,
    /// <summary>Alert from a PPMID.</summary>
    N39,
    /// <summary>Not identified.</summary>
    N40,
    /// <summary>Not identified.</summary>
    N41,
    /// <summary>Remote party credentials on a device replaced.</summary>
    N42,
    /// <summary>PPMID removed by the other fuel's supplier.</summary>
    N43,
    /// <summary>Request quarantined by anomaly detection.</summary>
    N44,
    /// <summary>Request quarantined by anomaly detection.</summary>
    N45,
    /// <summary>Request quarantined by anomaly detection.</summary>
    N46,
    /// <summary>Not identified.</summary>
    N47,
    /// <summary>Not identified.</summary>
    N48,
    /// <summary>Firmware version read differs from the inventory or is not on the CPL.</summary>
    N49,
    /// <summary>Firmware version read differs from the inventory or is not on the CPL.</summary>
    N50,
    /// <summary>Firmware version read differs from the inventory or is not on the CPL.</summary>
    N51,
    /// <summary>Firmware version read differs from the inventory or is not on the CPL.</summary>
    N52,
    /// <summary>Command not delivered to the ESME (device alert 8F84).</summary>
    N53,
    /// <summary>Sub-GHz alert of a dual band hub (8F20 to 8F2D).</summary>
    N54,
    /// <summary>Alert raised by a SMETS1 Service Provider.</summary>
    N55,
    /// <summary>Alert raised by a SMETS1 Service Provider.</summary>
    N56,
    /// <summary>Firmware of a SMETS1 hub updated or activated.</summary>
    N57,
    /// <summary>Load control configuration changed.</summary>
    N58,
    /// <summary>11.1 or 11.4 lodged for devices.</summary>
    N59,
    /// <summary>Image reached the hub.</summary>
    N60,
    /// <summary>Image passed from the hub to a PPMID or HCALCS, or activated there.</summary>
    N61,
    /// <summary>Image passed from the hub to a PPMID or HCALCS, or activated there.</summary>
    N62,
    /// <summary>Alert of the enduring change of supplier party.</summary>
    N63,
    /// <summary>Firmware of the hub activated.</summary>
    N64,
    /// <summary>CoS certificate on the device not as expected.</summary>
    N65,
    /// <summary>Alert or response that the user's older DUIS version cannot carry.</summary>
    N999,
}
