namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>Counts what passes under one threshold.</summary>
internal sealed class AnomalyCounter
{
    private readonly Queue<long> passedMs = new();
    private long window = -1;
    private int count;

    /// <summary>Whether one more may pass at a moment; counts nothing.</summary>
    internal bool HasRoom(AnomalyWindow kind, long windowMs, int threshold, long atMs)
    {
        if (kind == AnomalyWindow.Calendar)
        {
            return atMs / windowMs != window ? threshold > 0 : count < threshold;
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

        count = atMs / windowMs == window ? count + 1 : 1;
        window = atMs / windowMs;
    }
}
