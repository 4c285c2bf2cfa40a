namespace Twin.Engine.Runs;

/// <summary>A message from a partition to the centre, with its place in the total order.</summary>
public interface IOrderedMessage
{
    /// <summary>When it was sent, virtual milliseconds.</summary>
    long TimeMs { get; }

    /// <summary>Which comes first at the same moment; smaller is earlier.</summary>
    int Priority { get; }

    /// <summary>Who sent it: an id that is the same for any number of partitions.</summary>
    ulong Entity { get; }

    /// <summary>Which comes first from the same sender at the same moment.</summary>
    int Sequence { get; }
}
