using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>
/// What happens to quarantined communications (SEC Appendix AA; T-I; Twin fact sheet 4.4): the user is told, looks into it in its office
/// hours, sends a file with an action for each, and the DCC's Service Desk releases or rejects them.
/// </summary>
/// <remarks>
/// Every communication held is waiting, released or rejected at every instant. Draws are by user, service request variant and the moment
/// a case is opened, so that a channel meets the same cases whatever else differs. Not for use by several threads.
/// </remarks>
public sealed class QuarantineDesk
{
    private readonly QuarantineDeskSettings settings;
    private readonly RandomStream draws;
    private readonly Dictionary<int, QuarantineCase> open = [];

    /// <summary>Makes a desk with nothing on it.</summary>
    public QuarantineDesk(QuarantineDeskSettings settings, RandomStream draws)
    {
        this.settings = settings;
        this.draws = draws;
    }

    /// <summary>How many communications were held so far.</summary>
    public long Held { get; private set; }

    /// <summary>How many were released.</summary>
    public long Released { get; private set; }

    /// <summary>How many were rejected.</summary>
    public long Rejected { get; private set; }

    /// <summary>How many wait.</summary>
    public long Waiting => Held - Released - Rejected;

    /// <summary>Holds a communication.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="communication">The host's own number for it.</param>
    /// <param name="atMs">When, not before the last one.</param>
    /// <param name="isNew">Whether it opened the case; the host calls
    /// <see cref="Decide"/> at <see cref="QuarantineCase.DecidedMs"/>.</param>
    /// <returns>The case it belongs to.</returns>
    public QuarantineCase Hold(ushort user, ServiceRequestVariant request, int communication, long atMs, out bool isNew)
    {
        int key = (user << 8) | request.Number;
        isNew = !open.TryGetValue(key, out QuarantineCase? current) || current.InvestigatedMs <= atMs;
        if (isNew)
        {
            current = Open(user, request, atMs);
            open[key] = current;
        }

        current!.Hold(communication);
        Held++;
        return current;
    }

    /// <summary>Does what the file of a case says.</summary>
    /// <param name="decided">The case, not yet decided.</param>
    /// <param name="releases">Whether a communication is released; else it is rejected.</param>
    /// <exception cref="InvalidOperationException">The case was decided before.</exception>
    public void Decide(QuarantineCase decided, Func<int, bool> releases)
    {
        if (decided.IsDecided)
        {
            throw new InvalidOperationException("a case is decided once");
        }

        decided.IsDecided = true;
        foreach (int communication in decided.Held)
        {
            if (releases(communication))
            {
                Released++;
            }
            else
            {
                Rejected++;
            }
        }
    }

    private QuarantineCase Open(ushort user, ServiceRequestVariant request, long atMs)
    {
        long notifiedMs = atMs + settings.NotifyMs;
        SimTime investigated = settings.UserHours.Finish(new SimTime(notifiedMs), settings.InvestigationMs + settings.Channel.UserEffortMs);
        ulong number = RandomStream.Mix(((ulong)user << 8) + request.Number) + (ulong)atMs;
        FileDelivery file = FileChannel.Send(settings.Channel, settings.UserHours, investigated, draws, number);
        return new QuarantineCase(user, request, atMs)
        {
            NotifiedMs = notifiedMs,
            InvestigatedMs = investigated.Ms,
            File = file,
            DecidedMs = settings.DeskHours.Finish(new SimTime(file.ArrivedMs), settings.Channel.DeskMs).Ms,
        };
    }
}
