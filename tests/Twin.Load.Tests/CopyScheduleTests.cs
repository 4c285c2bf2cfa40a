using Twin.Load.Arrivals;
using Twin.Load.Scenarios;
using Xunit;

namespace Twin.Load.Tests;

public class CopyScheduleTests
{
    [Fact]
    public void Keep_constant_starts_all_copies_and_ends_them()
        => Assert.Equal([new(0, 3), new(5_000_000, 0)], Changes(Part(SimulationKind.KeepConstant, 3, 5_000)));

    [Fact]
    public void Ramping_constant_goes_up_and_down_step_by_step()
        => Assert.Equal(
            [
                new(1_000_000, 1), new(3_000_000, 2),
                new(5_000_000, 1), new(7_000_000, 0),
            ],
            Changes(Part(SimulationKind.RampingConstant, 2, 4_000), Part(SimulationKind.RampingConstant, 0, 4_000)));

    [Fact]
    public void Copies_end_where_the_open_model_follows()
        => Assert.Equal(
            [new(0, 2), new(1_000_000, 0), new(2_000_000, 4), new(3_000_000, 0)],
            Changes(
                Part(SimulationKind.KeepConstant, 2, 1_000),
                Part(SimulationKind.Inject, 0, 1_000),
                Part(SimulationKind.KeepConstant, 4, 1_000)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(999)]
    public void A_ramp_passes_every_number_once_in_order(int copies)
    {
        CopyChange[] changes = Changes(Part(SimulationKind.RampingConstant, copies, 10_000));
        Assert.Equal(Enumerable.Range(1, copies), changes.SkipLast(copies > 0 ? 1 : 0).Select(static one => one.Copies));
        Assert.All(changes.Zip(changes.Skip(1)), static pair => Assert.True(pair.First.AtUs <= pair.Second.AtUs));
    }

    private static LoadSimulation Part(SimulationKind kind, int copies, long duringMs)
        => new() { Kind = kind, Copies = copies, DuringMs = duringMs };

    private static CopyChange[] Changes(params LoadSimulation[] parts) => [.. CopySchedule.Of(LoadProfile.Of(parts, 0).Copies)];
}
