using Twin.Live.Tests.Hosts;
using Twin.Silo;

namespace Twin.Live.Tests.Import;

/// <summary>One silo on a store that a test names, with what its starts said.</summary>
internal sealed class ImportHost(TwinSiloOptions options) : OneSiloHost
{
    internal List<string> Notes { get; } = [];

    /// <inheritdoc/>
    protected override TwinSiloOptions Storage => options;

    /// <inheritdoc/>
    protected override Action<string> Note => Notes.Add;
}
