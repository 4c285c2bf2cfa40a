using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

/// <summary>Which meter points the first run after a change of the export policy carries.</summary>
public class GoLiveTests
{
    [Theory]
    // The published case: every N that was kept back (T-M 5.1), under the assessment's policy and the final one.
    [InlineData(ExportPolicy.ActiveAndNotActive, DccServiceFlag.N, true, true)]
    [InlineData(ExportPolicy.All, DccServiceFlag.N, true, true)]
    [InlineData(ExportPolicy.FirstActive, DccServiceFlag.N, true, false)]
    // An exchange in progress: exported A, now I. An installation in progress: exported nothing, now I.
    [InlineData(ExportPolicy.All, DccServiceFlag.I, true, true)]
    [InlineData(ExportPolicy.All, DccServiceFlag.I, false, true)]
    [InlineData(ExportPolicy.ActiveAndNotActive, DccServiceFlag.I, true, false)]
    // Decommissioned before it was ever commissioned: N under rule d, which nobody was told.
    [InlineData(ExportPolicy.All, DccServiceFlag.N, false, true)]
    // What was told already, and what was never anything.
    [InlineData(ExportPolicy.All, DccServiceFlag.A, true, false)]
    [InlineData(ExportPolicy.All, DccServiceFlag.Null, false, false)]
    public void First_run_after_firstActive_carries_what_differs(
        ExportPolicy policy, DccServiceFlag flag, bool wasEverActive, bool expected)
        => Assert.Equal(expected, ExportRules.IsDueAtGoLive(policy, ExportPolicy.FirstActive, flag, wasEverActive));
}
