using Twin.Silo;

namespace Twin.Live.Tests.Hosts;

/// <summary>One silo in memory.</summary>
public sealed class MemoryHost : OneSiloHost
{
    /// <inheritdoc/>
    protected override TwinSiloOptions Storage => Options;
}
