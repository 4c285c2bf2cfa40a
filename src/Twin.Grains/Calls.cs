using Twin.Contracts;

namespace Twin.Grains;

/// <summary>Makes calls to grains for users: again when only an activation was out of date, and with one kind of failure.</summary>
internal static class Calls
{
    private const int MostAttempts = 3;
    private const string Remedy = "Make the call again with the same id; see the twin's log when it goes on.";

    /// <summary>Makes a call that may be made again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="argument">What it is called with.</param>
    /// <param name="cancellation">The caller's; its own end is no failure of the twin.</param>
    /// <exception cref="TwinUnavailableException">The store or the cluster cannot take it.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    internal static async Task<T> MakeAsync<TArgument, T>(
        Func<TArgument, ValueTask<T>> call, TArgument argument, CancellationToken cancellation = default)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call(argument);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception error) when (attempt < MostAttempts && CallFailures.IsOutOfDate(error))
            {
                // A fresh activation reads what is stored.
            }
            catch (Exception error) when (error is not TwinUnavailableException && CallFailures.IsUnavailable(error))
            {
                throw new TwinUnavailableException(CallFailures.Reason(error), Remedy, error);
            }
        }
    }
}
