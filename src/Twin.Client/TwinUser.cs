using System.Collections.Immutable;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Client;

/// <summary>One user of the DCC at a live twin: sends requests and counts their ids, reads what comes back.</summary>
/// <remarks>
/// Counters ascend from the clock's milliseconds, so that a user who starts again does not meet ids of before. Safe for use by several
/// threads.
/// </remarks>
public sealed class TwinUser
{
    private readonly ITwin twin;
    private readonly TimeProvider clock;
    private ulong counter;

    internal TwinUser(ITwin twin, UserId id, TimeProvider clock)
    {
        this.twin = twin;
        this.clock = clock;
        Id = id;
    }

    /// <summary>The user.</summary>
    public UserId Id { get; }

    /// <summary>Sends a service request to a device, to be executed now.</summary>
    /// <param name="srv">The service request variant, as <c>8.1.1</c>.</param>
    /// <param name="target">The EUI-64 of the device.</param>
    /// <param name="values">Names and values: whole numbers, true and false, texts, moments, arrays of whole numbers.</param>
    /// <exception cref="FormatException">The SRV or the EUI-64 is not written as one.</exception>
    /// <exception cref="ArgumentException">A value is of no kind that requests carry, or a name stands twice.</exception>
    public Task<ServiceAnswer> SendAsync(string srv, string target, params (string Name, object Value)[] values)
        => SendAsync(srv, DeviceId.Parse(target), values);

    /// <summary>Sends a service request to a device, to be executed now.</summary>
    /// <inheritdoc cref="SendAsync(string, string, ValueTuple{string, object}[])"/>
    public Task<ServiceAnswer> SendAsync(string srv, DeviceId target, params (string Name, object Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return twin.SendAsync(new ServiceRequest
        {
            Id = NextId(target),
            Srv = ServiceRequestVariant.Parse(srv),
            Values = RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, Value(one.Name, one.Value)))),
        });
    }

    /// <summary>An id that this user has not used: for a request with a role, a command variant or a time of its own.</summary>
    public RequestId NextId(DeviceId target)
    {
        ulong now = (ulong)clock.GetUtcNow().ToUnixTimeMilliseconds();
        ulong last;
        ulong next;
        do
        {
            last = Volatile.Read(ref counter);
            next = Math.Max(last + 1, now);
        }
        while (Interlocked.CompareExchange(ref counter, next, last) != last);

        return new RequestId(Id, target, next);
    }

    /// <summary>Responses and alerts addressed to this user, after a place.</summary>
    /// <param name="after">The number of the last message read; 0 for the beginning.</param>
    /// <param name="most">How many at most, 1 to 1,000.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<EventPage> ReadMessagesAsync(long after = 0, int most = 100, CancellationToken cancellation = default)
        => twin.ReadEventsAsync(new EventQuery { User = Id }, after, most, cancellation);

    private static RequestValue Value(string name, object value) => value switch
    {
        RequestValue made => made,
        int number => RequestValue.Of(number),
        long number => RequestValue.Of(number),
        bool isSet => RequestValue.Of(isSet),
        string text => RequestValue.Of(text),
        SimTime moment => RequestValue.Of(moment),
        DateTimeOffset moment => RequestValue.Of(new SimTime(moment.ToUnixTimeMilliseconds())),
        int[] numbers => RequestValue.Of(numbers.Select(static one => (long)one).ToImmutableArray()),
        long[] numbers => RequestValue.Of(numbers.ToImmutableArray()),
        null => throw new ArgumentException($"the value '{name}' is null; leave it out instead", name),
        _ => throw new ArgumentException(
            $"the value '{name}' is a {value.GetType().Name}; allowed: whole numbers, true and false, texts, moments, arrays of numbers", name),
    };
}
