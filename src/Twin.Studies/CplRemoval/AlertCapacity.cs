using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;

namespace Twin.Studies.CplRemoval;

/// <summary>How fast each user's queue can be emptied of alerts: by the meters the user answers for.</summary>
internal static class AlertCapacity
{
    /// <summary>A queue for every user, by user number; place 0 stays empty.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="ppmPerMeterPerDay">Alerts a meter a day, in millionths.</param>
    internal static AlertDelivery[] QueuesOf(SimulatedEstate estate, long ppmPerMeterPerDay)
    {
        long[] meterPoints = new long[estate.Users.Count + 1];
        foreach (EstatePartition partition in estate.Partitions)
        {
            foreach (ref readonly MeterPointState meterPoint in partition.MeterPoints.AsSpan())
            {
                meterPoints[meterPoint.Supplier]++;
                meterPoints[meterPoint.NetworkOperator]++;
                meterPoints[meterPoint.Agent]++;
            }
        }

        AlertDelivery[] queues = new AlertDelivery[meterPoints.Length];
        for (int user = 1; user < queues.Length; user++)
        {
            Int128 perDay = (Int128)meterPoints[user] * ppmPerMeterPerDay / 1_000_000;
            int messages = (int)Int128.Clamp(perDay, 1, MessageRate.MostMessages);
            queues[user] = new AlertDelivery(new MessageRate(messages, (int)SimTime.DayMs));
        }

        return queues;
    }
}
