using Twin.Domain.ServiceRequests;

namespace Twin.Studies.AnomalyDetection;

/// <summary>A request in quarantine, as the centre remembers it.</summary>
/// <param name="SentMs">When it was sent.</param>
/// <param name="User">In whose name.</param>
/// <param name="Request">What it asks for.</param>
/// <param name="Class">Its class.</param>
/// <param name="Origin">What is true of it.</param>
internal readonly record struct HeldRequest(long SentMs, ushort User, ServiceRequestVariant Request, int Class, RequestOrigin Origin);
