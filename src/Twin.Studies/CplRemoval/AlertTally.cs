namespace Twin.Studies.CplRemoval;

/// <summary>
/// Alerts of one kind and one moment, counted by the user they go to. A queue takes alerts of one moment in any order, so where no event
/// log tells them apart a count says as much as a message for each.
/// </summary>
internal sealed class AlertTally
{
    private readonly int[] counts;
    private readonly ushort[] counted;

    /// <summary>Makes an empty tally.</summary>
    /// <param name="users">How many users there are.</param>
    internal AlertTally(int users)
    {
        counts = new int[users + 1];
        counted = new ushort[users + 1];
    }

    /// <summary>The moment of what is counted.</summary>
    internal long TimeMs { get; private set; }

    /// <summary>The kind of event the alerts come from.</summary>
    internal CplEventKind Cause { get; private set; }

    /// <summary>How many users have any.</summary>
    internal int Users { get; private set; }

    /// <summary>Whether an event can be counted with what is there.</summary>
    internal bool Takes(long timeMs, CplEventKind cause) => Users == 0 || (TimeMs == timeMs && Cause == cause);

    /// <summary>Counts an alert.</summary>
    internal void Count(long timeMs, CplEventKind cause, ushort user)
    {
        TimeMs = timeMs;
        Cause = cause;
        if (counts[user]++ == 0)
        {
            counted[Users++] = user;
        }
    }

    /// <summary>Takes the count of one user out, the last first.</summary>
    internal (ushort User, int Alerts) TakeLast()
    {
        ushort user = counted[--Users];
        int alerts = counts[user];
        counts[user] = 0;
        return (user, alerts);
    }
}
