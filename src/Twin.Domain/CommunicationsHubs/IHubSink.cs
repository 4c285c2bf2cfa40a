using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>Receives what a hub tells others. The engine and the grains each have one; rules never know which.</summary>
public interface IHubSink
{
    /// <summary>
    /// The hub's CHF and GPF are to change in the inventory: pre-notified, connected, installed without SM WAN or decommissioned.
    /// </summary>
    /// <param name="chf">The hub.</param>
    /// <param name="command">The device command that both are due.</param>
    void ChangeDevices(DeviceId chf, DeviceCommandKind command);

    /// <summary>Another hub has taken this one's place: it is due <see cref="HubCommandKind.Replace"/>.</summary>
    void ReplaceHub(DeviceId chf, DeviceId by);

    /// <summary>
    /// The hub runs on its hold-up: it is due <see cref="HubCommandKind.ExpireHoldUp"/> at that moment, unless restored before.
    /// </summary>
    void StartHoldUp(DeviceId chf, SimTime expiresAt);

    /// <summary>AD1, <c>PowerOutageEvent</c>; the host adds the meter point.</summary>
    /// <param name="chf">The hub.</param>
    /// <param name="lostAt">Its start time: when the supply was lost.</param>
    /// <param name="raisedAt">When the hub raised it.</param>
    void PowerOutage(DeviceId chf, SimTime lostAt, SimTime raisedAt);

    /// <summary>The ordering party is told how a return notification fared (SECMP0039): accepted (I0) or why not.</summary>
    void ReturnAnswered(DeviceId chf, ushort orderingParty, ResponseCode code);
}
