using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>How the affected devices are found, and looked at ahead of their events.</summary>
internal sealed partial class CplRemovalHandler
{
    /// <inheritdoc/>
    public void Look(ReadOnlySpan<SimEvent> upcoming, PartitionRun<CplMessage> partition)
    {
        // Three rounds, each independent within itself: the processor waits for all misses of a round at once.
        long read = 0;
        foreach (ref readonly SimEvent due in upcoming)
        {
            read += affected[due.Entity].Device;
        }

        foreach (ref readonly SimEvent due in upcoming)
        {
            ref readonly AffectedDevice one = ref affected[due.Entity];
            read += run.Estate.Devices[one.Device].RunningFirmware
                + run.Estate.FirstMeterPoint(one.Premises)
                + run.Estate.FirstDevice(one.Premises);
        }

        foreach (ref readonly SimEvent due in upcoming)
        {
            int first = run.Estate.FirstMeterPoint(affected[due.Entity].Premises);
            read += first < run.Estate.MeterPoints.Length ? run.Estate.MeterPoints[first].Supplier : 0;
        }

        Looked += read;
    }

    // What was taken out of service is on no list that anybody works through (R1, D14).
    private bool IsAffected(in DeviceState device) => device.RecordedFirmware == plan.Entry && !device.Status.IsFinal;

    // Counting first costs one more sweep, which memory does at full speed; growing would cost fresh pages.
    private int CountAffected()
    {
        int count = 0;
        foreach (ref readonly DeviceState device in run.Estate.Devices.AsSpan())
        {
            count += IsAffected(device) ? 1 : 0;
        }

        return count;
    }

    private void FindAffected()
    {
        EstatePartition estate = run.Estate;
        ReadOnlySpan<DeviceState> devices = estate.Devices;
        int found = 0;
        int premises = 0;
        for (int index = 0; found < affected.Length; index++)
        {
            if (!IsAffected(devices[index]))
            {
                continue;
            }

            while (estate.FirstDevice(premises + 1) <= index)
            {
                premises++;
            }

            MeterPointState? point = MeterPointRouting.Responsible(estate.MeterPointsOf(premises), devices[index]);
            MeterPointsOfOperator[point?.NetworkOperator ?? 0]++;
            affected[found++] = new AffectedDevice
            {
                Device = index,
                Premises = premises,
                IsSuspendable = devices[index].Type.IsIn(plan.Rules.SuspendedTypes),
                Supplier = point?.Supplier ?? 0,
            };
        }
    }
}
