using Twin.Domain.ServiceRequests;
using Twin.Load.Targets;

namespace Twin.Load.Running;

/// <summary>What call number so-and-so of a run is.</summary>
/// <param name="Step">The number of the step in the mix.</param>
/// <param name="Target">Whom it concerns.</param>
/// <param name="Values">What a service request carries.</param>
internal readonly record struct LoadCall(int Step, LoadTarget Target, RequestValues Values);
