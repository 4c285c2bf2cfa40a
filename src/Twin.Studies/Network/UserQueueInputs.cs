using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.Network;

/// <summary>The inputs of <see cref="AlertCapacity"/>.</summary>
internal static class UserQueueInputs
{
    private const string Messages = "userQueue.messagesPerMeterPerMonth";
    private const string Factor = "userQueue.capacityFactor";
    private const string Background = "userQueue.backgroundPercent";

    /// <summary>The definitions in the order to show them.</summary>
    internal static IReadOnlyList<InputDefinition> Definitions { get; } =
    [
        InputDefinition.Number(
            Messages, "52", 0.001m, 100_000, "messages", "1.3 bn messages a month over 25 m meters, Feb 2023 (Twin fact sheet 4.1)", true,
            "Mean messages a meter a month, which user systems are sized by."),
        InputDefinition.Number(
            Factor, "2", 0.01m, 1_000, "times the mean", "Twin fact sheet 4.3: adapters at twice the mean; " + NoPublicValue, false,
            "How much faster than the mean a user's queue can be emptied."),
        InputDefinition.Percent(
            Background, "50", NoPublicValue, false, "How much of that capacity ordinary responses take; alerts get the rest."),
    ];

    /// <summary>Messages that a user's queue can take for alerts, a meter a day, in millionths.</summary>
    internal static long PpmPerMeterPerDayOf(InputSet inputs)
    {
        const decimal DaysPerMonth = 365.25m / 12;
        return (long)(inputs.Number(Messages) / DaysPerMonth * inputs.Number(Factor) * (1_000_000 - inputs.Ppm(Background)));
    }
}
