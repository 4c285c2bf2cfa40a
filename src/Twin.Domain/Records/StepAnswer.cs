using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What a step answers.</summary>
/// <param name="Code">The code.</param>
/// <param name="Clause">The clause behind it; empty where there is none to name.</param>
internal readonly record struct StepAnswer(ResponseCode Code, string Clause)
{
    /// <summary>Accepted, with nothing to say.</summary>
    internal static StepAnswer Done { get; } = new(ResponseCode.I0, string.Empty);

    /// <summary>The check of access control that refused.</summary>
    internal AccessCheck Check { get; init; }

    /// <summary>The data of the DCC's own answer; null for none.</summary>
    internal RequestValues? Values { get; init; }

    /// <summary>The device's response where it is already there.</summary>
    internal DeviceResponse? Response { get; init; }
}
