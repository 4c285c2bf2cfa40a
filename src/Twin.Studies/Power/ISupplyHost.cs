using Twin.Engine.Scheduling;

namespace Twin.Studies.Power;

/// <summary>
/// What a model of power needs of the study that runs it. A study with messages of its own wraps a <see cref="SupplyMessage"/> in one of
/// them, so that several models share one calendar, one timeline and one order.
/// </summary>
internal interface ISupplyHost
{
    /// <summary>Puts an event in the partition's calendar; its entity is the number of a premises within the partition.</summary>
    void Schedule(in SimEvent due);

    /// <summary>Tells the centre.</summary>
    void Post(in SupplyMessage message);

    /// <summary>Counts an event that every variant must meet (R8).</summary>
    void CountExogenous(SupplyEventKind kind, ulong entity, long timeMs, ulong payload);
}
