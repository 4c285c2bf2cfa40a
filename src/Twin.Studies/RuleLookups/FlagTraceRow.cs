using System.Collections.Immutable;
using Twin.Domain.MeterPoints;

namespace Twin.Studies.RuleLookups;

/// <summary>The flags of one meter point after one event of a history, under every flag rule.</summary>
/// <param name="Step">The event's number, from 1.</param>
/// <param name="Event">The event as the history names it.</param>
/// <param name="Meter">The meter as the history names it.</param>
/// <param name="Flags">The flag under each of <see cref="FlagRules.All"/>, in that order.</param>
public sealed record FlagTraceRow(int Step, string Event, string Meter, ImmutableArray<DccServiceFlag> Flags);
