namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>Counts what passes under one threshold.</summary>
internal sealed class AnomalyCounter
{
    private readonly Queue<long> passedMs = new();
    private WindowCount calendar;

    /// <summary>Whether one more may pass at a moment; counts nothing.</summary>
    internal bool HasRoom(AnomalyWindow kind, long windowMs, int threshold, long atMs)
    {
        if (kind == AnomalyWindow.Calendar)
        {
            return calendar.HasRoom(atMs / windowMs, threshold);
        }

        while (passedMs.TryPeek(out long oldest) && atMs - oldest >= windowMs)
        {
            passedMs.Dequeue();
        }

        return passedMs.Count < threshold;
    }

    /// <summary>Counts one that passed.</summary>
    internal void Pass(AnomalyWindow kind, long windowMs, long atMs)
    {
        if (kind == AnomalyWindow.Rolling)
        {
            passedMs.Enqueue(atMs);
            return;
        }

        calendar.Pass(atMs / windowMs);
    }
}
