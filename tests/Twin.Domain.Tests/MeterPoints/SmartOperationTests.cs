using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Xunit;

namespace Twin.Domain.Tests.MeterPoints;

public class SmartOperationTests
{
    [Theory]
    [InlineData(DeviceLifecycle.Pending, false, RecoveryStage.None, false, false)]
    [InlineData(DeviceLifecycle.Whitelisted, false, RecoveryStage.None, false, false)]
    [InlineData(DeviceLifecycle.InstalledNotCommissioned, false, RecoveryStage.None, false, false)]
    [InlineData(DeviceLifecycle.Commissioned, false, RecoveryStage.None, true, true)]
    [InlineData(DeviceLifecycle.Commissioned, true, RecoveryStage.None, true, false)]
    [InlineData(DeviceLifecycle.Commissioned, false, RecoveryStage.Recovery, true, false)]
    [InlineData(DeviceLifecycle.Commissioned, false, RecoveryStage.Recovered, true, false)]
    [InlineData(DeviceLifecycle.InstalledNotCommissioned, true, RecoveryStage.None, false, false)]
    [InlineData(DeviceLifecycle.Decommissioned, false, RecoveryStage.None, false, false)]
    [InlineData(DeviceLifecycle.Withdrawn, false, RecoveryStage.None, false, false)]
    public void Meter_on_the_wall_can_be_operated_when_commissioned(
        DeviceLifecycle lifecycle, bool hold, RecoveryStage recovery, bool whereHeldCount, bool whereHeldDoNot)
    {
        DeviceStatus status = new(lifecycle, hold, recovery);
        Assert.Equal(whereHeldCount, SmartOperation.IsPossible(status, heldMetersCount: true));
        Assert.Equal(whereHeldDoNot, SmartOperation.IsPossible(status, heldMetersCount: false));
    }

    [Fact]
    public void Nothing_can_be_operated_where_no_meter_hangs()
    {
        Assert.False(SmartOperation.IsPossible(null, heldMetersCount: true));
        Assert.False(SmartOperation.IsPossible(null, heldMetersCount: false));
    }

    [Theory]
    [InlineData(DccServiceFlag.Null, FlagVerdict.FalselyNotActive, FlagVerdict.Right)]
    [InlineData(DccServiceFlag.A, FlagVerdict.Right, FlagVerdict.FalselyActive)]
    [InlineData(DccServiceFlag.N, FlagVerdict.FalselyNotActive, FlagVerdict.Right)]
    [InlineData(DccServiceFlag.I, FlagVerdict.FalselyNotActive, FlagVerdict.Right)]
    [InlineData(DccServiceFlag.S, FlagVerdict.FalselyNotActive, FlagVerdict.Right)]
    [InlineData(DccServiceFlag.W, FlagVerdict.FalselyNotActive, FlagVerdict.Right)]
    public void A_alone_promises_a_meter_that_can_be_operated(DccServiceFlag flag, FlagVerdict whereItCan, FlagVerdict whereItCannot)
    {
        Assert.Equal(whereItCan, SmartOperation.Judge(flag, canBeOperated: true));
        Assert.Equal(whereItCannot, SmartOperation.Judge(flag, canBeOperated: false));
    }
}
