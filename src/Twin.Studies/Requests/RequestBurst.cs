using Twin.Domain.Devices;

namespace Twin.Studies.Requests;

/// <summary>Requests that suppliers send beside business as usual, to many devices in a short time.</summary>
/// <param name="DeviceTypes">The device types they are for.</param>
/// <param name="SupplierRank">Which supplier sends: 1 for that with the most such devices; 0 for every supplier.</param>
/// <param name="StartMs">When it begins.</param>
/// <param name="SpanMs">Over how long each request falls at random.</param>
/// <param name="SharePpm">To how many of the supplier's devices.</param>
/// <param name="PerDevice">How many to each.</param>
internal sealed record RequestBurst(DeviceTypes DeviceTypes, int SupplierRank, long StartMs, long SpanMs, int SharePpm, int PerDevice);
