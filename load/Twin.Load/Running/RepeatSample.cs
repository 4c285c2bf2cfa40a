using Twin.Contracts.Requests;
using Twin.Domain.Randomness;

namespace Twin.Load.Running;

/// <summary>A fair sample of requests with their answers, of bounded size (reservoir sampling). Safe for use by several threads.</summary>
internal sealed class RepeatSample(int size, ulong seed)
{
    private const uint Sampling = 0x4C03;

    private readonly Lock gate = new();
    private readonly RandomStream draws = new(seed, Sampling);
    private readonly List<(ServiceRequest Request, ServiceAnswer Answer)> kept = [];
    private ulong offered;

    /// <summary>What was kept.</summary>
    public IReadOnlyList<(ServiceRequest Request, ServiceAnswer Answer)> Kept => kept;

    /// <summary>Takes a request into account.</summary>
    public void Offer(ServiceRequest request, ServiceAnswer answer)
    {
        if (size == 0)
        {
            return;
        }

        lock (gate)
        {
            offered++;
            if (kept.Count < size)
            {
                kept.Add((request, answer));
                return;
            }

            ulong place = draws.Below(offered, offered, 0);
            if (place < (ulong)size)
            {
                kept[(int)place] = (request, answer);
            }
        }
    }
}
