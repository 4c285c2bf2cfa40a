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
        // Nothing that is read says where to read next but what lies side by side for neighbours, who come one after the other: so the
        // processor waits for the misses of many devices at once.
        long read = 0;
        EstatePartition estate = run.Estate;
        foreach (ref readonly SimEvent due in upcoming)
        {
            ref readonly AffectedDevice one = ref affected[due.Entity];
            ReadOnlySpan<MeterPointState> meterPoints = estate.MeterPointsOf(one.Premises);
            read += estate.Devices[one.Device].RunningFirmware + estate.FirstDevice(one.Premises);
            read += meterPoints.IsEmpty ? 0 : (long)meterPoints[0].Id.Packed + meterPoints[0].Meters.Count + meterPoints[^1].Agent;
        }

        Looked += read;
    }

    // What was taken out of service is on no list that anybody works through (R1, D14).
    private static bool IsAffected(in DeviceState device, ushort entry) => device.RecordedFirmware == entry && !device.Status.IsFinal;

    // Most devices are not affected: this is a sweep at the speed of memory.
    private void FindAffected()
    {
        EstatePartition estate = run.Estate;
        ReadOnlySpan<DeviceState> devices = estate.Devices;
        ushort entry = plan.Entry;
        int premises = 0;
        for (int index = 0; index < devices.Length; index++)
        {
            ref readonly DeviceState device = ref devices[index];
            if (!IsAffected(device, entry))
            {
                continue;
            }

            while (estate.FirstDevice(premises + 1) <= index)
            {
                premises++;
            }

            bool isSuspendable = device.Type.IsIn(plan.Rules.SuspendedTypes);
            affected.Add(new AffectedDevice(index, premises, isSuspendable));
            Suspendable += isSuspendable ? 1 : 0;
        }
    }

    // Fills the list of works.
    private int[] FindSuppliers(int users)
    {
        int[] ofSupplier = new int[users + 1];
        for (int entity = 0; entity < affected.Count; entity++)
        {
            ref readonly AffectedDevice one = ref affected[entity];
            ReadOnlySpan<MeterPointState> meterPoints = run.Estate.MeterPointsOf(one.Premises);
            int place = MeterPointRouting.PlaceOfResponsible(meterPoints, run.Estate.Devices[one.Device]);
            ushort supplier = place < 0 ? (ushort)0 : meterPoints[place].Supplier;
            works.Add(new CampaignWork { Supplier = supplier });
            ofSupplier[supplier]++;
        }

        return ofSupplier;
    }
}
