using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Registration;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Requests;

/// <summary>Who sends what, counted over the whole estate.</summary>
internal static class RequestSenders
{
    /// <summary>
    /// What each user sends in a day as business as usual, in millionths of a request, by row of it and user number.
    /// </summary>
    internal static long[][] ForecastOf(ImmutableArray<RequestHandler> handlers, RequestPlan plan, InputSet inputs, int users)
    {
        long[][] forecast = new long[plan.Traffic.Rows.Length][];
        for (int row = 0; row < forecast.Length; row++)
        {
            forecast[row] = new long[users + 1];
            long ratePpm = (long)(inputs.Number($"traffic.{plan.Traffic.Rows[row].Name}.perDevicePerDay") * 1_000_000);
            foreach (RequestHandler handler in handlers)
            {
                handler.AddForecast(forecast[row], row, ratePpm);
            }

            forecast[row][0] = 0;
        }

        return forecast;
    }

    /// <summary>How many devices of some types each supplier has, by user number.</summary>
    internal static long[] DevicesOf(ImmutableArray<RequestHandler> handlers, int users, DeviceTypes types)
    {
        long[] devices = new long[users + 1];
        foreach (RequestHandler handler in handlers)
        {
            handler.AddDevices(devices, types);
        }

        devices[0] = 0;
        return devices;
    }

    /// <summary>
    /// The supplier with so many devices of some types: 1 for the one with the most. Of equals the first by name; the last when there are
    /// fewer; 0 when there are none.
    /// </summary>
    internal static ushort OfRank(ImmutableArray<RequestHandler> handlers, UserDirectory users, DeviceTypes types, int rank)
    {
        long[] devices = DevicesOf(handlers, users.Count, types);
        ushort[] order =
        [
            .. Enumerable.Range(1, users.Count).Select(static user => (ushort)user).Where(user => devices[user] > 0)
                .OrderByDescending(user => devices[user]).ThenBy(user => users[user].Name, StringComparer.Ordinal),
        ];
        return order.Length == 0 ? (ushort)0 : order[Math.Min(rank, order.Length) - 1];
    }
}
