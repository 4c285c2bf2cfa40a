using Twin.Contracts;
using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains;

/// <summary>Makes calls to grains for users: again when only an activation was out of date, and with one kind of failure.</summary>
internal static class Calls
{
    private const int MostAttempts = 3;
    private const string Remedy = "Make the call again with the same id; see the twin's log when it goes on.";

    /// <summary>Makes a call that may be made again.</summary>
    /// <exception cref="TwinUnavailableException">The store or the cluster cannot take it.</exception>
    internal static async Task<T> MakeAsync<TArgument, T>(Func<TArgument, ValueTask<T>> call, TArgument argument)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call(argument);
            }
            catch (Exception error) when (attempt < MostAttempts && error is EntityRetryException or SiloUnavailableException)
            {
                // A fresh activation reads what is stored.
            }
            catch (Exception error) when (error is EntityRetryException or SiloUnavailableException or OrleansException or TimeoutException)
            {
                throw new TwinUnavailableException($"The cluster did not answer: {error.Message}", Remedy, error);
            }
            catch (Exception error) when (error is EntityUnavailableException or StoreUnavailableException)
            {
                throw new TwinUnavailableException(error.Message, Remedy, error);
            }
        }
    }
}
