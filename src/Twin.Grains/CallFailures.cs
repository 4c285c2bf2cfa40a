using System.Data.Common;
using System.Net.Sockets;
using Orleans.Serialization;
using Twin.Contracts;
using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains;

/// <summary>What a failed call to grains means: that store or cluster cannot take it now, or that the twin has a fault.</summary>
/// <remarks>
/// Orleans rejects a message with whatever it met on the way, as it met it: the error of an activation, of the grain directory while it
/// moves from a silo that died, of a connection that broke, of services that end. So it is told by its type, and what has a type of no
/// meaning by who threw it.
/// </remarks>
internal static class CallFailures
{
    private const int MostInner = 8;
    private static readonly string[] Databases = ["Npgsql.", "Microsoft.Data.Sqlite."];

    /// <summary>Whether only an activation or the place of one was out of date, so that the same call may find another at once.</summary>
    internal static bool IsOutOfDate(Exception error) => error is EntityRetryException or SiloUnavailableException
        || (error is AggregateException all && All(all, IsOutOfDate));

    /// <summary>
    /// Whether store or cluster cannot take the call now; it may be made again. Else the call failed by a fault of the twin.
    /// </summary>
    internal static bool IsUnavailable(Exception error) => error switch
    {
        EntityRetryException or EntityUnavailableException or StoreUnavailableException or StaleEntityException => true,
        TwinUnavailableException or OrleansException or TimeoutException or OperationCanceledException => true,
        ObjectDisposedException or SocketException or IOException or DbException => true,
        AggregateException all => All(all, IsUnavailable),
        UnavailableExceptionFallbackException lost => IsOfDatabase(lost.ExceptionType),
        _ => IsThrownByOrleans(error),
    };

    /// <summary>What the caller is told of a call that the twin cannot take now.</summary>
    internal static string Reason(Exception error) => error switch
    {
        EntityUnavailableException or StoreUnavailableException or TwinUnavailableException => error.Message,
        AggregateException { InnerExceptions: [{ } first, ..] } => Reason(first),
        OperationCanceledException or ObjectDisposedException => "The silo stops, or the one that was asked went away.",
        DbException or UnavailableExceptionFallbackException => $"The database did not answer: {error.Message}",
        _ => $"The cluster did not answer: {error.Message}",
    };

    private static bool All(AggregateException all, Func<Exception, bool> holds)
        => all.InnerExceptions.Count is > 0 and <= MostInner && all.InnerExceptions.All(holds);

    private static bool IsOfDatabase(string? type)
        => type is not null && Databases.Any(name => type.StartsWith(name, StringComparison.Ordinal));

    // The runtime's own collections and tasks may stand above Orleans in the trace, the twin's own code may not. What cannot be written
    // as a message is a fault: it fails the next time as well.
    private static bool IsThrownByOrleans(Exception error)
    {
        foreach (string line in (error.StackTrace ?? string.Empty).Split('\n'))
        {
            string method = line.Trim();
            method = method.StartsWith("at ", StringComparison.Ordinal) ? method[3..] : method;
            if (!method.StartsWith("System.", StringComparison.Ordinal))
            {
                return method.StartsWith("Orleans.", StringComparison.Ordinal)
                    && !method.StartsWith("Orleans.Serialization.", StringComparison.Ordinal);
            }
        }

        return false;
    }
}
