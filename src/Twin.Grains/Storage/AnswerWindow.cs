using Twin.Domain.Time;

namespace Twin.Grains.Storage;

/// <summary>
/// How long answers are kept, in the twin's time. They lie in the order in which they were given, so those that are older go at the other
/// end whenever new ones come: a few more than have come, so that a long list shrinks and no step waits for long.
/// </summary>
/// <param name="Length">How long.</param>
internal readonly record struct AnswerWindow(TimeSpan Length)
{
    /// <summary>What every store keeps unless told otherwise; see the options of the stores.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromDays(30);

    private const long Least = 100;

    /// <summary>How many answers are looked at when so many have come.</summary>
    public static long Portion(long added) => Math.Max(Least, 2 * added);

    /// <summary>Milliseconds of the twin's time before which an answer may go.</summary>
    /// <param name="now">When the latest answer was given.</param>
    public long HorizonMs(SimTime now)
    {
        long length = (long)Length.TotalMilliseconds;
        return now.Ms < long.MinValue + length ? long.MinValue : now.Ms - length;
    }
}
