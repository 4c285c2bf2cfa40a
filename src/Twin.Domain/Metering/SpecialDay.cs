namespace Twin.Domain.Metering;

/// <summary>A day on which a tariff has another day profile (DUIS SpecialDay, ReferencedDayName).</summary>
/// <param name="Day">The day, UTC, counted from 1970-01-01.</param>
/// <param name="Profile">The day profile, from 1; the first is that of every other day.</param>
public readonly record struct SpecialDay(long Day, long Profile);
