namespace Twin.Domain.Records;

/// <summary>What falls due. The numbers are persisted.</summary>
public enum DueKind : byte
{
    /// <summary>A request that was future-dated.</summary>
    Request = 1,

    /// <summary>A run of a schedule.</summary>
    ScheduleRun = 2,

    /// <summary>The time in which a device should have answered is over.</summary>
    ResponseTimeOut = 3,

    /// <summary>The join window of a device closes.</summary>
    JoinWindow = 4,

    /// <summary>A hub's hold-up runs out.</summary>
    HoldUp = 5,

    /// <summary>A change of registration takes effect.</summary>
    Registration = 6,

    /// <summary>A meter changes by itself: its credit runs low or out, its load reaches a limit, its supply is enabled again.</summary>
    Credit = 7,
}
