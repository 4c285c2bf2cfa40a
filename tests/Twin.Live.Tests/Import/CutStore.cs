using System.Reflection;
using Twin.Grains.Storage;

namespace Twin.Live.Tests.Import;

/// <summary>A store that takes some steps and then none, as one whose process ended there.</summary>
public class CutStore : DispatchProxy
{
    private ITwinStore store = null!;
    private int left;

    internal static ITwinStore Of(ITwinStore store, int steps)
    {
        ITwinStore proxy = Create<ITwinStore, CutStore>();
        ((CutStore)proxy).store = store;
        ((CutStore)proxy).left = steps;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => targetMethod!.Name == nameof(ITwinStore.CommitAsync) && --left < 0
            ? throw new IOException("the store is cut short")
            : targetMethod.Invoke(store, args);
}
