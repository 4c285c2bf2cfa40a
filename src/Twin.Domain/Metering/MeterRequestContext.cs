using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>A service request that has reached its device.</summary>
public readonly record struct MeterRequestContext
{
    /// <summary>Which request it is.</summary>
    public required ServiceRequestVariant Variant { get; init; }

    /// <summary>Its values as <see cref="RequestValueReader.Check"/> gave them.</summary>
    public required RequestValues Values { get; init; }

    /// <summary>When the device carries it out.</summary>
    public required SimTime At { get; init; }

    /// <summary>The device.</summary>
    public required MeteredDevice Device { get; init; }
}
