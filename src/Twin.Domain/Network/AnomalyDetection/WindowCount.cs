namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>
/// How many have passed in the latest of windows that lie one after the other. The default value has counted nothing. Windows are
/// numbered from 0 and only ascend.
/// </summary>
public struct WindowCount
{
    private long window;
    private int count;

    /// <summary>Whether fewer than a threshold have passed in a window; counts nothing.</summary>
    public readonly bool HasRoom(long ofWindow, int threshold) => (ofWindow == window ? count : 0) < threshold;

    /// <summary>Counts one that passed.</summary>
    public void Pass(long ofWindow)
    {
        count = ofWindow == window ? count + 1 : 1;
        window = ofWindow;
    }
}
