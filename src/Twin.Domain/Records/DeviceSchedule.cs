using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>A schedule that the DCC keeps for a device (5.1).</summary>
public sealed record DeviceSchedule
{
    /// <summary>The DSPScheduleID, unique on the device, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>The number of the user whose schedule it is.</summary>
    public required ushort Owner { get; init; }

    /// <summary>The role in which it was made.</summary>
    public required UserRole Role { get; init; }

    /// <summary>What is sent at each run.</summary>
    public required ServiceRequestVariant Variant { get; init; }

    /// <summary>How often.</summary>
    public required ScheduleFrequency Frequency { get; init; }

    /// <summary>The first run.</summary>
    public required SimTime Start { get; init; }

    /// <summary>After this there is no run; <see cref="SimTime.Never"/> for no end.</summary>
    public required SimTime End { get; init; }

    /// <summary>How many runs there were.</summary>
    public int Runs { get; init; }

    /// <summary>The number of the due item of the next run.</summary>
    public long Due { get; init; }

    /// <summary>The values that each run carries.</summary>
    public RequestValues Values { get; init; } = RequestValues.Empty;
}
