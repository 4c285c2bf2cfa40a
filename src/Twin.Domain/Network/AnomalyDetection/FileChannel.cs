using Twin.Domain.Randomness;
using Twin.Domain.Time;

namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>Sends files to the DCC until one arrives.</summary>
public static class FileChannel
{
    // A channel that loses everything must end somewhere; a thousand times is years.
    private const int MostTries = 1_000;
    private const uint DrawsOfTry = 4;

    /// <summary>Sends a file.</summary>
    /// <param name="settings">The channel.</param>
    /// <param name="staff">When the user's staff can send it again.</param>
    /// <param name="sent">When it is sent first.</param>
    /// <param name="draws">The draws of the channel.</param>
    /// <param name="file">The file's own number among all files.</param>
    /// <returns>When and how it arrived; after a thousand losses it is taken as arrived.</returns>
    public static FileDelivery Send(
        FileChannelSettings settings, OfficeHours staff, SimTime sent, RandomStream draws, ulong file)
    {
        int late = 0;
        int breaches = 0;
        SimTime at = sent;
        for (uint attempt = 0; ; attempt++)
        {
            uint draw = attempt * DrawsOfTry;
            breaches += draws.Happens(settings.BreachPpm, file, draw) ? 1 : 0;
            if (attempt + 1 < MostTries && draws.Happens(settings.LostPpm, file, draw + 1))
            {
                at = staff.Finish(at.Plus(settings.NoticeMs), 0);
                continue;
            }

            bool isLate = draws.Happens(settings.LatePpm, file, draw + 2);
            late += isLate ? 1 : 0;
            long arrivedMs = at.Ms + settings.TransitMs + (isLate ? settings.LateMs : 0);
            return new FileDelivery(arrivedMs, (int)attempt + 1, late, breaches);
        }
    }
}
