using System.Text.Json.Serialization;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Time;

namespace Twin.Contracts.Operations;

/// <summary>Registration data name other parties for a meter point. A meter point that the twin did not know is made.</summary>
/// <param name="MeterPoint">The MPAN or MPRN.</param>
public sealed record RegistrationChanged(Mpxn MeterPoint) : Operation
{
    /// <summary>Import, export or gas; needed for a meter point that is new, refused when it contradicts one that is not.</summary>
    /// <remarks>In JSON <c>meterPointKind</c>, because <c>kind</c> says which operation it is.</remarks>
    [JsonPropertyName("meterPointKind")]
    public MeterPointKind? Kind { get; init; }

    /// <summary>The supplier from then on. Default: as before.</summary>
    public UserId? Supplier { get; init; }

    /// <summary>The network operator from then on. Default: as before.</summary>
    public UserId? NetworkOperator { get; init; }

    /// <summary>The supplier's agent from then on. Default: as before.</summary>
    public UserId? Agent { get; init; }

    /// <summary>From when. Default: now. May lie in the past or in the future.</summary>
    public SimTime? From { get; init; }
}
