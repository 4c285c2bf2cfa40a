using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>What service requests do to the metering part of a device, by <c>rules/request-effects.csv</c>.</summary>
public static class MeterRequests
{
    /// <summary>Whether a request concerns metering; what does not is decided elsewhere.</summary>
    public static bool Handles(ServiceRequestVariant variant) => RequestEffectCatalogue.Of(variant).Kind != RequestEffectKind.Elsewhere;

    /// <summary>
    /// Says what a request does to a device, without doing it. Total: E11 where the request is not for the type of the device or does
    /// not concern metering.
    /// </summary>
    /// <param name="context">The request and the device.</param>
    /// <param name="state">The meter's state; null for an untouched meter.</param>
    /// <param name="settings">What requests set on it.</param>
    public static MeterRequestDecision Decide(in MeterRequestContext context, MeteringState? state, DeviceSettings settings)
        => new() { Code = ResponseCode.I0, Result = RequestValues.Empty, State = state, Settings = settings };
}
