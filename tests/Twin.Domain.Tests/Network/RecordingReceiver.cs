using Twin.Domain.Identity;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

/// <summary>Keeps the files it gets as lists and rejects the meter points it is told to.</summary>
internal struct RecordingReceiver(HashSet<Mpxn> rejects) : IRdpFileReceiver
{
    public RecordingReceiver()
        : this([])
    {
    }

    public List<(RdpFile File, List<RdpRecord> Records)> Files { get; } = [];

    public readonly IEnumerable<RdpRecord> Records => Files.SelectMany(file => file.Records);

    public readonly IEnumerable<RdpRecord> Accepted
    {
        get
        {
            HashSet<Mpxn> rejected = rejects;
            return Records.Where(record => !rejected.Contains(record.MeterPoint));
        }
    }

    public bool IsOpen { get; private set; }

    public void Begin(in RdpFile file)
    {
        Assert.False(IsOpen);
        IsOpen = true;
        Files.Add((file, []));
    }

    public readonly bool Deliver(in RdpFile file, in RdpRecord record)
    {
        Assert.True(IsOpen);
        Assert.Equal(file, Files[^1].File);
        Files[^1].Records.Add(record);
        return !rejects.Contains(record.MeterPoint);
    }

    public void End(in RdpFile file)
    {
        Assert.Equal(file.Records, Files[^1].Records.Count);
        IsOpen = false;
    }
}
