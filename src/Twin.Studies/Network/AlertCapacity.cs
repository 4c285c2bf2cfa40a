using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;

namespace Twin.Studies.Network;

/// <summary>How fast each user's queue can be emptied of alerts: by the meters the user answers for.</summary>
internal static class AlertCapacity
{
    /// <summary>A queue for every user, by user number; place 0 stays empty.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="ppmPerMeterPerDay">Alerts a meter a day, in millionths.</param>
    /// <param name="options">How many threads may count.</param>
    internal static AlertDelivery[] QueuesOf(SimulatedEstate estate, long ppmPerMeterPerDay, ParallelOptions options)
    {
        MessageRate[] rates = RatesOf(estate, ppmPerMeterPerDay, options);
        AlertDelivery[] queues = new AlertDelivery[rates.Length];
        for (int user = 1; user < queues.Length; user++)
        {
            queues[user] = new AlertDelivery(rates[user]);
        }

        return queues;
    }

    /// <summary>How fast every user's queue is emptied, by user number; place 0 has no rate.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="ppmPerMeterPerDay">Alerts a meter a day, in millionths.</param>
    /// <param name="options">How many threads may count.</param>
    internal static MessageRate[] RatesOf(SimulatedEstate estate, long ppmPerMeterPerDay, ParallelOptions options)
    {
        long[] meterPoints = new long[estate.Users.Count + 1];
        Parallel.ForEach(estate.Partitions, options, static partition => _ = partition.MeterPointsOfUser);
        foreach (EstatePartition partition in estate.Partitions)
        {
            ReadOnlySpan<int> counts = partition.MeterPointsOfUser;
            for (int user = 0; user < Math.Min(counts.Length, meterPoints.Length); user++)
            {
                meterPoints[user] += counts[user];
            }
        }

        MessageRate[] rates = new MessageRate[meterPoints.Length];
        for (int user = 1; user < rates.Length; user++)
        {
            Int128 perDay = (Int128)meterPoints[user] * ppmPerMeterPerDay / 1_000_000;
            int messages = (int)Int128.Clamp(perDay, 1, MessageRate.MostMessages);
            rates[user] = new MessageRate(messages, (int)SimTime.DayMs);
        }

        return rates;
    }
}
