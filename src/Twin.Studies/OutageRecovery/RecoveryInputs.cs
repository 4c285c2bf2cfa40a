using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;

namespace Twin.Studies.OutageRecovery;

/// <summary>The values of the study's inputs as the model uses them.</summary>
internal sealed record RecoveryInputs
{
    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>The time of day at the start of the run.</summary>
    internal required long ClockMs { get; init; }

    /// <summary>What stops.</summary>
    internal required OutageMode Mode { get; init; }

    /// <summary>When it stops.</summary>
    internal required long OutageMs { get; init; }

    /// <summary>When it works again.</summary>
    internal required long RestoredMs { get; init; }

    /// <summary>Messages a premises a day.</summary>
    internal required decimal PerPremisesPerDay { get; init; }

    /// <summary>The share of each row, in parts per million.</summary>
    internal required ImmutableArray<int> MixPpm { get; init; }

    /// <summary>The rate of all messages in the night over the mean.</summary>
    internal required decimal PeakFactor { get; init; }

    /// <summary>The time of day when schedules begin to fall due.</summary>
    internal required long NightMs { get; init; }

    /// <summary>From a request to its response in the DCC.</summary>
    internal required long ResponseMs { get; init; }

    /// <summary>The release rate over the mean.</summary>
    internal required decimal ReleaseTimesMean { get; init; }

    /// <summary>The classes, the most urgent first.</summary>
    internal required ImmutableArray<MessageClass> Order { get; init; }

    /// <summary>The weights by class.</summary>
    internal required ImmutableArray<int> Weights { get; init; }

    /// <summary>The limits by class, over the class's mean; null for none.</summary>
    internal required ImmutableArray<decimal?> LimitsTimesMean { get; init; }

    /// <summary>How long a full bucket lasts at its rate.</summary>
    internal required long BurstMs { get; init; }

    /// <summary>An adapter's rate over its user's mean.</summary>
    internal required decimal AdapterTimesMean { get; init; }

    /// <summary>The same for network operators.</summary>
    internal required decimal NetworkOperatorTimesMean { get; init; }

    /// <summary>How long a full buffer lasts at the adapter's rate.</summary>
    internal required long BufferMs { get; init; }

    /// <summary>The smallest buffer.</summary>
    internal required int LeastBuffer { get; init; }

    /// <summary>When the DCC sends again what an adapter refused.</summary>
    internal required long RetryMs { get; init; }

    /// <summary>Whether adapters acknowledge what they have worked on, and not what they have taken.</summary>
    internal required bool IsAcknowledgedLate { get; init; }

    /// <summary>When the DCC sends again what was not acknowledged.</summary>
    internal required long AcknowledgeMs { get; init; }

    /// <summary>How often an acknowledgement is lost.</summary>
    internal required int LostAcknowledgementPpm { get; init; }

    /// <summary>How often the DCC sends a message at most.</summary>
    internal required int MostAttempts { get; init; }

    /// <summary>How users try again what the DSP refuses.</summary>
    internal required RetryBackoff UserRetry { get; init; }

    /// <summary>Whether schedules that fell due in an outage of the DSP are caught up on.</summary>
    internal required bool CatchesUp { get; init; }

    /// <summary>A user's threshold over its mean in a window; null for no thresholds.</summary>
    internal required decimal? ThresholdTimesMean { get; init; }

    /// <summary>The least threshold.</summary>
    internal required int LeastThreshold { get; init; }

    /// <summary>The window of the thresholds.</summary>
    internal required long WindowMs { get; init; }

    /// <summary>When a top-up counts as late.</summary>
    internal required long LateMs { get; init; }

    /// <summary>Whether a moment is in the outage.</summary>
    internal bool IsOut(long timeMs) => timeMs >= OutageMs && timeMs < RestoredMs;

    /// <summary>The values of a scenario that was checked.</summary>
    internal static RecoveryInputs Of(InputSet inputs)
    {
        long outage = inputs.Milliseconds("outage.atHours", SimTime.HourMs);
        string[] codes = [.. MessageClasses.InOrder.Select(MessageClasses.Codes.Code)];
        return new RecoveryInputs
        {
            HorizonMs = inputs.Milliseconds("horizonHours", SimTime.HourMs),
            ClockMs = inputs.Milliseconds("startsAtHour", SimTime.HourMs),
            Mode = OutageMode.Parse(inputs.Text("outage.mode"))!.Value,
            OutageMs = outage,
            RestoredMs = outage + inputs.Milliseconds("outage.hours", SimTime.HourMs),
            PerPremisesPerDay = inputs.Number("traffic.messagesPerPremisesPerDay"),
            MixPpm = [.. MessageRow.All.Select(row => inputs.Ppm(row.Key))],
            PeakFactor = inputs.Number("night.peakFactor"),
            NightMs = inputs.Milliseconds("night.startsAtHour", SimTime.HourMs),
            ResponseMs = inputs.Milliseconds("device.responseSeconds", SimTime.SecondMs),
            ReleaseTimesMean = inputs.Number("release.timesMean"),
            Order = RecoveryDefinitions.OrderOf(inputs.Text("release.order"))!.Value,
            Weights = [.. codes.Select(code => inputs.WholeNumber($"release.weight.{code}"))],
            LimitsTimesMean = [.. codes.Select(code => inputs.OptionalNumber($"release.limit.{code}"))],
            BurstMs = inputs.Milliseconds("release.burstSeconds", SimTime.SecondMs),
            AdapterTimesMean = inputs.Number("adapter.timesMean"),
            NetworkOperatorTimesMean = inputs.OptionalNumber("adapter.networkOperatorTimesMean") ?? inputs.Number("adapter.timesMean"),
            BufferMs = inputs.Milliseconds("adapter.bufferSeconds", SimTime.SecondMs),
            LeastBuffer = inputs.WholeNumber("adapter.leastBuffer"),
            RetryMs = inputs.Milliseconds("delivery.retryAfterSeconds", SimTime.SecondMs),
            IsAcknowledgedLate = inputs.Text("delivery.acknowledged") == "whenProcessed",
            AcknowledgeMs = inputs.Milliseconds("delivery.acknowledgeSeconds", SimTime.SecondMs),
            LostAcknowledgementPpm = inputs.Ppm("delivery.lostAcknowledgementPercent"),
            MostAttempts = inputs.WholeNumber("delivery.mostAttempts"),
            UserRetry = new RetryBackoff(
                inputs.Milliseconds("userRetry.firstSeconds", SimTime.SecondMs),
                inputs.Milliseconds("userRetry.longestSeconds", SimTime.SecondMs),
                inputs.WholeNumber("userRetry.mostAttempts")),
            CatchesUp = inputs.Text("schedules.missed") == "catchUp",
            ThresholdTimesMean = inputs.OptionalNumber("threshold.timesMean"),
            LeastThreshold = inputs.WholeNumber("threshold.least"),
            WindowMs = inputs.Milliseconds("threshold.windowMinutes", SimTime.MinuteMs),
            LateMs = inputs.Milliseconds("topUp.lateMinutes", SimTime.MinuteMs),
        };
    }
}
