using Twin.Contracts;
using Twin.Domain.Population;
using Twin.Silo;

namespace Twin.Live.Tests.Faults;

/// <summary>Several senders at once against one twin or several, of which any may go away.</summary>
internal sealed class Load
{
    private const int Senders = 8;

    private readonly Sender[] senders;

    internal Load(int seed)
    {
        Population = TwinPlan.Read(new TwinSiloOptions { Profile = "gb", Premises = 300, Seed = 7 }).Estate.Population!;
        senders = [.. Enumerable.Range(0, Senders).Select(number => new Sender(Population, number, Senders, (seed * 1_000) + number))];
    }

    /// <summary>The population of the twin.</summary>
    internal EstatePopulation Population { get; }

    /// <summary>What was acknowledged, sender by sender in the order of sending.</summary>
    internal IEnumerable<Command> Acknowledged => senders.SelectMany(static one => one.Sent).Where(static one => one.Answer is not null);

    /// <summary>Sends until so many more commands were acknowledged in all or the twin is gone.</summary>
    /// <param name="twin">The twin.</param>
    /// <param name="count">How many.</param>
    /// <param name="atLast">What to do in the very moment of the last acknowledgement, while others are still under way.</param>
    /// <returns>How many calls failed.</returns>
    internal Task<int> SendAsync(ITwin twin, int count, Action? atLast = null) => SendAsync([twin], count, atLast);

    /// <summary>Sends to several twins of one cluster in turn; a sender whose twin fails goes on with the next.</summary>
    internal async Task<int> SendAsync(IReadOnlyList<ITwin> twins, int count, Action? atLast = null)
    {
        int left = count;
        int failed = 0;
        await Task.WhenAll(senders.Select((sender, number) => Task.Run(async () =>
        {
            int at = number;
            int failures = 0;
            while (Volatile.Read(ref left) > 0)
            {
                Command command = sender.Next();
                try
                {
                    command.Answer = await command.SendAsync(twins[at % twins.Count]);
                    failures = 0;
                }
                catch (TwinUnavailableException)
                {
                    _ = Interlocked.Increment(ref failed);
                    at++;
                    if (++failures >= twins.Count * (twins.Count == 1 ? 1 : 100))
                    {
                        return;
                    }

                    continue;
                }

                if (Interlocked.Decrement(ref left) == 0)
                {
                    atLast?.Invoke();
                }
            }
        })));
        return failed;
    }

    /// <summary>Sends what is in doubt again, until nothing is.</summary>
    internal async Task SettleAsync(ITwin twin)
    {
        foreach (Sender sender in senders)
        {
            Command last = sender.Next();
            last.Answer = await last.SendAsync(twin);
        }
    }
}
