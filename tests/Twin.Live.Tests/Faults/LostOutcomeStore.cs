using System.Reflection;
using Twin.Grains.Storage;

namespace Twin.Live.Tests.Faults;

/// <summary>A store of which one commit breaks off, so that who waits for it does not hear whether it was stored.</summary>
public class LostOutcomeStore : DispatchProxy
{
    private ITwinStore store = null!;
    private bool? loses;

    internal static ITwinStore Of(ITwinStore store)
    {
        ITwinStore proxy = Create<ITwinStore, LostOutcomeStore>();
        ((LostOutcomeStore)proxy).store = store;
        return proxy;
    }

    /// <summary>Lets the next commit break off.</summary>
    /// <param name="proxy">The store.</param>
    /// <param name="isStored">Whether it is stored all the same.</param>
    internal static void Lose(ITwinStore proxy, bool isStored) => ((LostOutcomeStore)proxy).loses = isStored;

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(ITwinStore.CommitAsync) || loses is not { } isStored)
        {
            return targetMethod.Invoke(store, args);
        }

        loses = null;
        return new ValueTask<long>(LoseAsync(targetMethod, args, isStored));
    }

    private async Task<long> LoseAsync(MethodInfo commit, object?[]? args, bool isStored)
    {
        if (isStored)
        {
            await (ValueTask<long>)commit.Invoke(store, args)!;
        }

        throw new StoreUnavailableException("the connection broke") { OutcomeUnknown = true };
    }
}
