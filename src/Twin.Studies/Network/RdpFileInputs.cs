using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;
using static Twin.Studies.Scenarios.InputSources;

namespace Twin.Studies.Network;

/// <summary>The inputs of <see cref="RdpFileRuns"/>.</summary>
/// <param name="Schedule">When files are made.</param>
/// <param name="RejectionPpm">How many records an RDP rejects, parts per million.</param>
internal sealed record RdpFileInputs(FileSchedule Schedule, int RejectionPpm)
{
    /// <summary>The definitions in the order to show them.</summary>
    /// <param name="rejectionPercent">The default of how many records are rejected; it differs between studies.</param>
    internal static IEnumerable<InputDefinition> Definitions(string rejectionPercent) =>
    [
        InputDefinition.WholeNumber(
            "rdp.runsPerDay", "1", 1, FileSchedule.MostRunsPerDay, "runs a day", NoPublicValue, false,
            "How often D0350 and DXI files are made."),
        InputDefinition.Number(
            "rdp.firstRunHours", "2", 0, 23.99m, "hours after midnight", NoPublicValue, false, "When the first run of a day is."),
        InputDefinition.Percent(
            "rdp.rejectionPercent", rejectionPercent, NoPublicValue, false,
            "How many records an RDP rejects (D0351); they are sent again in the next run."),
    ];

    /// <summary>The values of a scenario.</summary>
    internal static RdpFileInputs Of(InputSet inputs) => new(
        new FileSchedule(inputs.WholeNumber("rdp.runsPerDay"), inputs.Milliseconds("rdp.firstRunHours", SimTime.HourMs)),
        inputs.Ppm("rdp.rejectionPercent"));
}
