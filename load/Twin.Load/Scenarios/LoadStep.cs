using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Load.Scenarios;

/// <summary>One kind of call in a scenario's mix.</summary>
public sealed record LoadStep
{
    /// <summary>Its name in reports and thresholds.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of all calls, relative to the other steps' weights, 1 to 1,000,000.</summary>
    public required int Weight { get; init; }

    /// <summary>What it does.</summary>
    public required StepAction Action { get; init; }

    /// <summary>The type of the devices it concerns.</summary>
    public required DeviceType Device { get; init; }

    /// <summary>Which devices of the type. Default: all.</summary>
    public DeviceFilter Filter { get; init; } = new();

    /// <summary>The service request, for <see cref="StepAction.Send"/>.</summary>
    public ServiceRequestVariant Srv { get; init; }

    /// <summary>The command variant; null for the usual one.</summary>
    public CommandVariant? CommandVariant { get; init; }

    /// <summary>Who sends it. Default: the supplier.</summary>
    public StepSender Sender { get; init; }

    /// <summary>The role it is sent in; null for the one that the sender is registered in, as GS.</summary>
    public UserRole? Role { get; init; }

    /// <summary>The values its requests carry.</summary>
    public ImmutableArray<StepValue> Values { get; init; } = [];

    /// <summary>The devices of a new home in the order of their installation, for <see cref="StepAction.Install"/>.</summary>
    public ImmutableArray<DeviceType> Installs { get; init; } = [];

    /// <summary>The CSP region of a new home. Default: North.</summary>
    public CspRegion Region { get; init; } = CspRegion.North;

    /// <summary>The answers that are no failures; empty for I0 and I99.</summary>
    public ImmutableArray<ResponseCode> Expected { get; init; } = [];

    /// <summary>Whether a code is no failure.</summary>
    public bool Expects(ResponseCode code) => Expected.IsEmpty ? code <= ResponseCode.I99 : Expected.Contains(code);
}
