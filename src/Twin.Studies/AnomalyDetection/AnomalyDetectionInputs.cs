using Twin.Domain.Network;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;

namespace Twin.Studies.AnomalyDetection;

/// <summary>The values of the inputs as the model uses them.</summary>
internal sealed record AnomalyDetectionInputs
{
    /// <summary>Where the run ends.</summary>
    internal required long HorizonMs { get; init; }

    /// <summary>Over what span requests are counted.</summary>
    internal required AnomalyWindow Window { get; init; }

    /// <summary>The window.</summary>
    internal required long WindowMs { get; init; }

    /// <summary>A user's threshold over its forecast, in millionths.</summary>
    internal required long FactorPpm { get; init; }

    /// <summary>The least threshold of a user.</summary>
    internal required int LeastThreshold { get; init; }

    /// <summary>The DCC's threshold over the forecast of all, in millionths; null for none.</summary>
    internal required long? DccFactorPpm { get; init; }

    /// <summary>The greatest value of a top-up, pence.</summary>
    internal required long MostValue { get; init; }

    /// <summary>How many top-ups carry a wrong value.</summary>
    internal required int ValueErrorPpm { get; init; }

    /// <summary>When prices change; never for none.</summary>
    internal required long PriceMs { get; init; }

    /// <summary>Over how long suppliers send tariffs.</summary>
    internal required long PriceSpanMs { get; init; }

    /// <summary>How long before users announce it; null for never.</summary>
    internal required long? PriceLeadMs { get; init; }

    /// <summary>How many suppliers forget to announce it.</summary>
    internal required int ForgottenPpm { get; init; }

    /// <summary>The threshold announced over the number of devices.</summary>
    internal required int AnnouncedPpm { get; init; }

    /// <summary>When the retry storm begins; never for none.</summary>
    internal required long RetryMs { get; init; }

    /// <summary>Over how long it lasts.</summary>
    internal required long RetrySpanMs { get; init; }

    /// <summary>How many requests to each device.</summary>
    internal required int RetryPerDevice { get; init; }

    /// <summary>The request of the surge.</summary>
    internal required ServiceRequestVariant SurgeRequest { get; init; }

    /// <summary>Whose keys are stolen.</summary>
    internal required int SurgeRank { get; init; }

    /// <summary>When the surge begins; never for none.</summary>
    internal required long SurgeMs { get; init; }

    /// <summary>When it ends by itself.</summary>
    internal required long SurgeEndMs { get; init; }

    /// <summary>When somebody finds out without anomaly detection; never for nobody.</summary>
    internal required long OtherDetectionMs { get; init; }

    /// <summary>The gap between two of its commands.</summary>
    internal required long SurgeGapMs { get; init; }

    /// <summary>The desk, by the channel of the variant.</summary>
    internal required QuarantineDeskSettings Desk { get; init; }

    /// <summary>The values of a scenario that was checked.</summary>
    internal static AnomalyDetectionInputs Of(InputSet inputs, AnomalyFileChannel channel)
    {
        long surge = OrNever(inputs, "surge.atHours");
        long After(string key) => surge == long.MaxValue || inputs.OptionalNumber(key) is null
            ? long.MaxValue
            : surge + inputs.Milliseconds(key, SimTime.HourMs);
        return new AnomalyDetectionInputs
        {
            HorizonMs = inputs.Milliseconds("horizonDays", SimTime.DayMs),
            Window = inputs.Text("window.kind") == "rolling" ? AnomalyWindow.Rolling : AnomalyWindow.Calendar,
            WindowMs = inputs.Milliseconds("window.hours", SimTime.HourMs),
            FactorPpm = (long)(inputs.Number("threshold.factor") * 1_000_000),
            LeastThreshold = inputs.WholeNumber("threshold.least"),
            DccFactorPpm = inputs.OptionalNumber("threshold.dccFactor") is { } factor ? (long)(factor * 1_000_000) : null,
            MostValue = (long)(inputs.Number("value.mostPounds") * 100),
            ValueErrorPpm = inputs.Ppm("value.errorPercent"),
            PriceMs = OrNever(inputs, "price.atHours"),
            PriceSpanMs = inputs.Milliseconds("price.overHours", SimTime.HourMs),
            PriceLeadMs = inputs.OptionalNumber("price.fileLeadHours") is { } lead ? (long)(lead * SimTime.HourMs) : null,
            ForgottenPpm = inputs.Ppm("price.forgottenPercent"),
            AnnouncedPpm = (int)(inputs.Number("price.announcedPercent") * 10_000),
            RetryMs = OrNever(inputs, "retryStorm.atHours"),
            RetrySpanMs = inputs.Milliseconds("retryStorm.overMinutes", SimTime.MinuteMs),
            RetryPerDevice = inputs.WholeNumber("retryStorm.perDevice"),
            SurgeRequest = ServiceRequestVariant.Parse(inputs.Text("surge.srv")),
            SurgeRank = inputs.WholeNumber("surge.supplierRank"),
            SurgeMs = surge,
            SurgeEndMs = After("surge.forHours"),
            OtherDetectionMs = After("surge.otherDetectionHours"),
            SurgeGapMs = Math.Max(1, (long)(SimTime.HourMs / inputs.Number("surge.commandsPerHour"))),
            Desk = DeskOf(inputs, channel),
        };
    }

    private static QuarantineDeskSettings DeskOf(InputSet inputs, AnomalyFileChannel channel)
    {
        string prefix = $"channel.{NetworkRules.AnomalyFileChannelCodes.Code(channel)}.";
        return new QuarantineDeskSettings(
            inputs.Milliseconds("notice.minutes", SimTime.MinuteMs),
            inputs.Milliseconds("staff.investigationHours", SimTime.HourMs),
            HoursOf(inputs, "staff"),
            HoursOf(inputs, "desk"),
            new FileChannelSettings(
                inputs.Milliseconds(prefix + "transitMinutes", SimTime.MinuteMs),
                inputs.Ppm(prefix + "lostPercent"),
                inputs.Ppm(prefix + "latePercent"),
                inputs.Milliseconds(prefix + "lateHours", SimTime.HourMs),
                inputs.Ppm(prefix + "breachPercent"),
                inputs.Milliseconds(prefix + "noticeHours", SimTime.HourMs),
                inputs.Milliseconds(prefix + "deskMinutes", SimTime.MinuteMs),
                inputs.Milliseconds(prefix + "userMinutes", SimTime.MinuteMs)));
    }

    private static OfficeHours HoursOf(InputSet inputs, string who) => new(
        inputs.Milliseconds(who + ".fromHour", SimTime.HourMs),
        inputs.Milliseconds(who + ".untilHour", SimTime.HourMs),
        inputs.WholeNumber(who + ".daysAWeek"));

    private static long OrNever(InputSet inputs, string key)
        => inputs.OptionalNumber(key) is { } hours ? (long)decimal.Round(hours * SimTime.HourMs) : long.MaxValue;
}
