using Twin.Live.Tests.Contract;
using Twin.Live.Tests.Hosts;

namespace Twin.Live.Tests;

/// <summary>The contract on two silos in memory.</summary>
public sealed class MemoryClusterTwinTests(MemoryClusterHost host) : TwinContract<MemoryClusterHost>(host);
