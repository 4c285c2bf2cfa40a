using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Scenarios;

/// <summary>One kind of request that users send as business as usual.</summary>
/// <param name="Name">The name; its rate is the input <c>traffic.NAME.perDevicePerDay</c>.</param>
/// <param name="Variant">The service request variant.</param>
/// <param name="CommandVariant">The command variant it is sent with.</param>
/// <param name="Sender">Who sends it.</param>
/// <param name="DeviceTypes">The device types it is sent to.</param>
/// <param name="Timing">How it arrives.</param>
/// <param name="PerDevicePerDay">The default rate, requests a device a day.</param>
/// <param name="Source">Where the rate comes from.</param>
public sealed record TrafficRow(
    string Name,
    ServiceRequestVariant Variant,
    CommandVariant CommandVariant,
    TrafficSender Sender,
    DeviceTypes DeviceTypes,
    TrafficTiming Timing,
    decimal PerDevicePerDay,
    string Source);
