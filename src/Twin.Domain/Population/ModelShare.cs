using System.Collections.Immutable;
using Twin.Domain.Devices;

namespace Twin.Domain.Population;

/// <summary>A device model and its part of the devices of its type.</summary>
/// <param name="Type">The device type.</param>
/// <param name="Smets">The generation; for a type that is no meter, the generation of the premises it is found in.</param>
/// <param name="Manufacturer">The manufacturer.</param>
/// <param name="Model">The model.</param>
/// <param name="SharePpm">The share of devices of this type and generation, parts per million.</param>
/// <param name="Firmware">The firmware versions with the share of each; 1,000,000 together.</param>
public sealed record ModelShare(
    DeviceType Type,
    SmetsVersion Smets,
    string Manufacturer,
    string Model,
    int SharePpm,
    ImmutableArray<NamedShare> Firmware);
