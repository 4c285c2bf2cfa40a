using System.Text.Json.Serialization;

namespace Twin.Contracts.Operations;

/// <summary>Something that happens to the estate from outside: at a premises, at the DSP, at a CSP, in the registration data.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(SupplyLost), "supplyLost")]
[JsonDerivedType(typeof(SupplyRestored), "supplyRestored")]
[JsonDerivedType(typeof(CplEntryRemoved), "cplEntryRemoved")]
[JsonDerivedType(typeof(CplEntryAdded), "cplEntryAdded")]
[JsonDerivedType(typeof(RegistrationChanged), "registrationChanged")]
[JsonDerivedType(typeof(TenancyChanged), "tenancyChanged")]
[JsonDerivedType(typeof(SmkiRecovery), "smkiRecovery")]
[JsonDerivedType(typeof(DccOutage), "dccOutage")]
[JsonDerivedType(typeof(FeatureSwitchTurned), "featureSwitchTurned")]
[JsonDerivedType(typeof(UserStatusChanged), "userStatusChanged")]
[JsonDerivedType(typeof(HubOrdered), "hubOrdered")]
[JsonDerivedType(typeof(HubMoved), "hubMoved")]
[JsonDerivedType(typeof(DeviceJoined), "deviceJoined")]
public abstract record Operation
{
    /// <summary>The reporter's id for it. The same id again is answered the same and applied once.</summary>
    public required Guid Id { get; init; }
}
