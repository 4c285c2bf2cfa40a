using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Time;

namespace Twin.Grains.Entities;

/// <summary>A change of registration on its way to the meter point's grain.</summary>
[GenerateSerializer, Immutable, Alias("twin.RegistrationOrder")]
internal sealed record RegistrationOrder(
    [property: Id(0)] long FromMs,
    [property: Id(1)] byte? Kind,
    [property: Id(2)] ushort? Supplier,
    [property: Id(3)] ushort? NetworkOperator,
    [property: Id(4)] ushort? Agent)
{
    internal RegistrationChange ToChange()
        => new(new SimTime(FromMs), (MeterPointKind?)Kind, Supplier, NetworkOperator, Agent);
}
