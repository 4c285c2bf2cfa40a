namespace Twin.Domain.Records;

/// <summary>How often a schedule runs (Twin code sheet section 3). The numbers are persisted.</summary>
public enum ScheduleFrequency : byte
{
    /// <summary>Every day.</summary>
    Daily = 0,

    /// <summary>Every seven days.</summary>
    Weekly = 1,

    /// <summary>Every month, on the day of the month of the start.</summary>
    Monthly = 2,

    /// <summary>Every three months.</summary>
    Quarterly = 3,

    /// <summary>Every six months.</summary>
    HalfYearly = 4,

    /// <summary>Every twelve months.</summary>
    Yearly = 5,
}
