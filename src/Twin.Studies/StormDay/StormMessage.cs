using System.Runtime.InteropServices;
using Twin.Engine.Runs;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Power;

namespace Twin.Studies.StormDay;

/// <summary>A message of any of the models to the centre; the one that speaks has its field set.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StormMessage : IOrderedMessage
{
    private const int PriorityBits = 8;

    private readonly long timeMs;
    private readonly ulong entity;
    private readonly int sequence;
    private readonly int priority;

    private StormMessage(StormModel model, long timeMs, int priority, ulong entity, int sequence)
    {
        Model = model;
        this.timeMs = timeMs;
        this.priority = ((int)model << PriorityBits) | priority;
        this.entity = entity;
        this.sequence = sequence;
    }

    /// <inheritdoc/>
    public long TimeMs => timeMs;

    /// <inheritdoc/>
    public int Priority => priority;

    /// <inheritdoc/>
    public ulong Entity => entity;

    /// <inheritdoc/>
    public int Sequence => sequence;

    /// <summary>Who says it.</summary>
    internal StormModel Model { get; }

    /// <summary>What the removal says.</summary>
    internal CplMessage Cpl { get; private init; }

    /// <summary>What the supply says.</summary>
    internal SupplyMessage Power { get; private init; }

    /// <summary>What the traffic says.</summary>
    internal RecoveryMessage Dcc { get; private init; }

    /// <summary>Where two models meet.</summary>
    internal StormMeeting Meeting { get; private init; }

    /// <summary>A message of the removal.</summary>
    internal static StormMessage Of(in CplMessage message) => Of(StormModel.Cpl, message) with { Cpl = message };

    /// <summary>A message of the supply.</summary>
    internal static StormMessage Of(in SupplyMessage message) => Of(StormModel.Power, message) with { Power = message };

    /// <summary>A message of the traffic.</summary>
    internal static StormMessage Of(in RecoveryMessage message) => Of(StormModel.Dcc, message) with { Dcc = message };

    /// <summary>A meeting of two models.</summary>
    /// <param name="meeting">What happens.</param>
    /// <param name="timeMs">When.</param>
    /// <param name="device">The device it happens to: an id that is the same for any number of partitions.</param>
    internal static StormMessage Of(StormMeeting meeting, long timeMs, ulong device)
        => new(StormModel.Storm, timeMs, (int)meeting, device, 0) { Meeting = meeting };

    private static StormMessage Of<TMessage>(StormModel model, in TMessage message)
        where TMessage : struct, IOrderedMessage
        => new(model, message.TimeMs, message.Priority, message.Entity, message.Sequence);
}
