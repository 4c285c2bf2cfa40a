using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Domain.Population;

/// <summary>What a meter point has come to after its meter's installation, worked out once by the machines themselves.</summary>
internal static class MeterPointTemplates
{
    /// <summary>A meter point without meters that remembers what one meter, installed up to this lifecycle, did to its flag.</summary>
    internal static MeterPointState After(DeviceLifecycle lifecycle, RuleSet rules)
    {
        if (lifecycle is DeviceLifecycle.Pending or > DeviceLifecycle.Commissioned)
        {
            return default;
        }

        MeterPointState state = new() { Id = Mpxn.MprnFrom(0) };
        _ = MeterInstallation.TryFollow(ref state, new DeviceId(1), new DeviceStatus(lifecycle), rules);
        return new MeterPointState { Flag = state.Flag, EverInstalled = state.EverInstalled, EverActive = state.EverActive };
    }
}
