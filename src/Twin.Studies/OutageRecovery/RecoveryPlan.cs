using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.Time;

namespace Twin.Studies.OutageRecovery;

/// <summary>What every part of a run shares and none changes.</summary>
internal sealed class RecoveryPlan
{
    private const uint AcknowledgementPurpose = 0x4143_4B20;

    /// <summary>Makes the plan of a run.</summary>
    internal RecoveryPlan(RecoveryInputs inputs, RuleSet rules, PremisesRoutes routes, ulong seed, bool logs)
    {
        Inputs = inputs;
        Rules = rules;
        Routes = routes;
        Logs = logs;
        Times = new MessageTimes(inputs, routes.Count, seed);
        Acknowledgements = new RandomStream(seed, AcknowledgementPurpose);
        Classes = [.. MessageRow.All.Select(static row => row.Class)];
        LatencyMs = [.. MessageRow.All.Select(row => row.IsAlert ? 0 : inputs.ResponseMs)];
        TargetMs =
        [
            .. MessageRow.All.SelectMany(static row => (bool[])[false, true], static (row, isSmets1) => row.TargetSeconds(isSmets1))
                .Select(static seconds => seconds * SimTime.SecondMs ?? long.MaxValue),
        ];
        PerDay = Enumerable.Range(0, MessageRow.All.Count).Sum(Times.PerDay);
    }

    /// <summary>The inputs.</summary>
    internal RecoveryInputs Inputs { get; }

    /// <summary>The variant's rules.</summary>
    internal RuleSet Rules { get; }

    /// <summary>Who hears from which premises.</summary>
    internal PremisesRoutes Routes { get; }

    /// <summary>When messages are due.</summary>
    internal MessageTimes Times { get; }

    /// <summary>Whether an event log is written.</summary>
    internal bool Logs { get; }

    /// <summary>Which acknowledgements are lost, by message and attempt; only deliveries draw it (R8).</summary>
    internal RandomStream Acknowledgements { get; }

    /// <summary>Messages of other models that go the same way; null for none.</summary>
    internal ForeignMessages? Foreign { get; init; }

    /// <summary>The class of each row.</summary>
    internal ImmutableArray<MessageClass> Classes { get; }

    /// <summary>From being due to being in the DCC for the user, by row.</summary>
    internal ImmutableArray<long> LatencyMs { get; }

    /// <summary>All messages a day.</summary>
    internal long PerDay { get; }

    // By row and generation, SMETS2 first.
    private ImmutableArray<long> TargetMs { get; }

    /// <summary>The target response time of a message; endless where there is none.</summary>
    internal long TargetOf(in WaitingMessage message) => TargetMs[(message.Row * 2) + (message.IsSmets1 ? 1 : 0)];

    /// <summary>Whether a message would have been there for its user before the end of the outage, had nothing stopped.</summary>
    internal bool IsOfOutage(int row, long originMs)
        => Inputs.Mode.Kind != OutageKind.None && originMs + LatencyMs[row] < Inputs.RestoredMs;

    /// <summary>How the DCC releases, under the variant's policy.</summary>
    internal ReleasePlan ReleasePlan() => new()
    {
        Policy = Rules.Network.ReleasePolicy,
        Order = Inputs.Order,
        Weights = Inputs.Weights,
        Limits = [.. MessageClasses.InOrder.Select(LimitOf)],
    };

    /// <summary>How fast the DCC releases, outage included.</summary>
    internal ReleaseCapacity ReleaseCapacity()
    {
        MessageRate rate = RateOf(PerDay * Inputs.ReleaseTimesMean);
        MessageRate? during = Inputs.Mode.Kind switch
        {
            OutageKind.Outbound => default(MessageRate),
            OutageKind.Capacity => RateOf(PerDay * Inputs.ReleaseTimesMean * Inputs.Mode.Percent / 100),
            _ => null,
        };
        return new ReleaseCapacity(
            rate,
            during is { } other ? [new ReleasePeriod(new SimTime(Inputs.OutageMs), new SimTime(Inputs.RestoredMs), other)] : []);
    }

    /// <summary>The mean of a user's messages a day.</summary>
    internal decimal MeanOf(int user)
        => Enumerable.Range(0, MessageRow.All.Count).Sum(row => MeanOf(user, row));

    /// <summary>The mean of a user's messages of a row a day.</summary>
    internal decimal MeanOf(int user, int row)
    {
        long[] premises = MessageRow.All[row].ToNetworkOperator ? Routes.PremisesOfNetworkOperator : Routes.PremisesOfSupplier;
        return (decimal)Times.PerDay(row) * premises[user] / Routes.Count;
    }

    /// <summary>How many messages a user's adapter works through in a day.</summary>
    internal decimal AdapterPerDayOf(int user) => MeanOf(user)
        * (Routes.PremisesOfNetworkOperator[user] > 0 ? Inputs.NetworkOperatorTimesMean : Inputs.AdapterTimesMean);

    /// <summary>A rate of so many a day, at least one.</summary>
    internal static MessageRate RateOf(decimal perDay) => new((int)Math.Max(1, decimal.Round(perDay)), (int)SimTime.DayMs);

    private ReleaseLimit LimitOf(MessageClass ofClass)
    {
        if (Inputs.LimitsTimesMean[(int)ofClass] is not { } times)
        {
            return ReleaseLimit.None;
        }

        long perDay = Enumerable.Range(0, MessageRow.All.Count).Where(row => Classes[row] == ofClass).Sum(Times.PerDay);
        MessageRate rate = RateOf(perDay * times);
        return new ReleaseLimit(rate, (int)Math.Max(1, (long)rate.Messages * Inputs.BurstMs / SimTime.DayMs));
    }
}
