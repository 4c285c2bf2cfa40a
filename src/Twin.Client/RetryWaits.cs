using System.Security.Cryptography;

namespace Twin.Client;

/// <summary>The waits between tries: each twice as long as the last, up to a limit, less a random part so that clients do not return together.</summary>
internal sealed class RetryWaits(TwinClientOptions options)
{
    private int used;

    /// <summary>Begins anew after a success.</summary>
    public void Reset() => used = 0;

    /// <summary>Waits for the next try; false when there is none left.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellation)
    {
        if (used >= options.Retries)
        {
            return false;
        }

        double wait = Math.Min(options.LongestWait.TotalMilliseconds, options.FirstWait.TotalMilliseconds * Math.Pow(2, used++));
        int share = RandomNumberGenerator.GetInt32(50, 101);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(Math.Max(1, wait * share / 100)), options.Clock);
        await timer.WaitForNextTickAsync(cancellation);
        return true;
    }
}
