using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Storage;
using Twin.Contracts;
using Twin.Domain.Identity;
using Twin.Grains.Entities;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests;

/// <summary>
/// Whatever a call meets while a silo dies or the database is away, its caller is told that the twin is unavailable and what to do; a
/// fault of the twin stays one.
/// </summary>
public sealed class CallsTests
{
    private static readonly EntityKey Meter = EntityKey.Of(DeviceId.Parse("00-DB-12-34-56-78-90-A0"));

    private static Dictionary<string, Func<Exception>> Passing { get; } = new(StringComparer.Ordinal)
    {
        ["an activation that is out of date"] = static () => new EntityRetryException("out of date"),
        ["a store that takes nothing, told by an entity"] = static () => new EntityUnavailableException("no room"),
        ["a store that takes nothing"] = static () => new StoreUnavailableException("no room", new NpgsqlException("disk")),
        ["a version that another silo wrote"] = static () => new StaleEntityException(Meter, 2),
        ["a silo that died"] = static () => new SiloUnavailableException("The target silo became unavailable"),
        ["a message that Orleans rejected"] = static () => Made<OrleansMessageRejectionException>("Forwarding failed"),
        ["a connection that failed"] = static () => new ConnectionFailedException("Unable to connect to endpoint"),
        ["a gateway that is too busy"] = static () => new GatewayTooBusyException(),
        ["a grain whose extension is gone"] = static () => new GrainExtensionNotInstalledException("No extension"),
        ["a small state that another silo wrote"] = static () => new InconsistentStateException("Version conflict"),
        ["any other failure of Orleans"] = static () => new OrleansException("Error from storage provider"),
        ["an answer that came too late"] = static () => new TimeoutException("Response did not arrive on time"),
        ["a task that a stopping silo cancelled"] = static () => new TaskCanceledException(),
        ["an operation that a stopping silo cancelled"] = static () => new OperationCanceledException("Shutting down"),
        ["services that have ended"] = static () => new ObjectDisposedException("IServiceProvider"),
        ["a socket that closed"] = static () => new SocketException((int)SocketError.ConnectionReset),
        ["a connection that broke"] = static () => new IOException("Connection terminated"),
        ["PostgreSQL that is away"] = static () => new NpgsqlException("Failed to connect"),
        ["SQLite that is locked"] = static () => new SqliteException("database is locked", 5),
        ["several calls of which each failed so"] = static () => new AggregateException(
            new SiloUnavailableException(), new EntityRetryException("out of date")),
        ["what Orleans threw for an inner reason"] = ThrownByOrleans,
    };

    private static Dictionary<string, Func<Exception>> Faults { get; } = new(StringComparer.Ordinal)
    {
        ["a fault of the twin"] = static () => Thrown(new InvalidOperationException("the route asks for records without end")),
        ["a fault that was never thrown"] = static () => new InvalidOperationException("no trace"),
        ["an argument that nobody expected"] = static () => Thrown(new ArgumentException("null")),
        ["a form that cannot be read"] = static () => Thrown(new FormatException("version 9")),
        ["a message that cannot be written"] = static () => Thrown(new CodecNotFoundException("no codec")),
        ["several calls of which one met a fault"] = static () => new AggregateException(
            new SiloUnavailableException(), new InvalidOperationException("no trace")),
        ["several calls of which none is known"] = static () => new AggregateException(),
        ["a failure whose type no silo knows"] = static () => Made<UnavailableExceptionFallbackException>(),
    };

    public static TheoryData<string> PassingNames => [.. Passing.Keys];

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(PassingNames))]
    public async Task Call_that_meets_what_passes_says_so_with_a_remedy(string what)
    {
        Exception met = Passing[what]();
        TwinUnavailableException told = await Assert.ThrowsAsync<TwinUnavailableException>(
            () => MakeAsync(() => Task.FromException<int>(met)));
        Assert.NotEmpty(told.Message);
        Assert.NotEmpty(told.Remedy);
        Assert.Same(met, told.InnerException);
    }

    [Theory]
    [MemberData(nameof(PassingNames))]
    public void Failure_that_passes_is_one_after_the_way_from_another_silo(string what)
    {
        Exception met = Passing[what]();
        Exception heard = Sent(met);
        Assert.True(CallFailures.IsUnavailable(heard), $"{met.GetType()} became {heard.GetType()}");
        Assert.Equal(CallFailures.IsOutOfDate(met), CallFailures.IsOutOfDate(heard));
        Assert.NotEmpty(CallFailures.Reason(heard));
    }

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Call_that_meets_a_fault_of_the_twin_hides_it_from_nobody(string what)
    {
        Exception met = Faults[what]();
        Assert.Same(met, await Assert.ThrowsAnyAsync<Exception>(() => MakeAsync(() => Task.FromException<int>(met))));
        Assert.False(CallFailures.IsUnavailable(Sent(met)));
    }

    [Fact]
    public async Task Call_to_an_activation_out_of_date_is_made_again_and_three_times_at_most()
    {
        int made = 0;
        Assert.Equal(7, await MakeAsync(() => ++made < 3 ? throw new EntityRetryException("out of date") : Task.FromResult(7)));
        made = 0;
        await Assert.ThrowsAsync<TwinUnavailableException>(
            () => MakeAsync<int>(
                () => throw (++made % 2 == 0 ? new SiloUnavailableException() : new EntityRetryException("again"))));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task Call_that_may_have_been_taken_is_left_to_the_caller()
    {
        int made = 0;
        await Assert.ThrowsAsync<TwinUnavailableException>(() => MakeAsync<int>(() =>
        {
            made++;
            throw new TimeoutException();
        }));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Caller_that_goes_away_is_no_failure_of_the_twin()
    {
        CancellationToken gone = new(canceled: true);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => MakeAsync<int>(() => throw new OperationCanceledException(gone), gone));
    }

    [Fact]
    public async Task Refusal_that_has_a_remedy_keeps_it()
    {
        TwinUnavailableException refusal = new("the disk is full", "Free space.");
        Assert.Same(refusal, await Assert.ThrowsAsync<TwinUnavailableException>(() => MakeAsync<int>(() => throw refusal)));
    }

    private static FormatException ThrownByOrleans()
        => Assert.Throws<FormatException>(static () => SiloAddress.FromParsableString("nowhere"));

    private static Exception Thrown(Exception error)
    {
        try
        {
            throw error;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    // Only Orleans makes these.
    private static T Made<T>(params object[] arguments)
        where T : Exception
        => (T)Activator.CreateInstance(
            typeof(T), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    private static Exception Sent(Exception error)
    {
        using ServiceProvider services = new ServiceCollection().AddSerializer().AddTwinFailures().BuildServiceProvider();
        Serializer<Exception> serializer = services.GetRequiredService<Serializer<Exception>>();
        return serializer.Deserialize(serializer.SerializeToArray(error))!;
    }

    private static Task<T> MakeAsync<T>(Func<Task<T>> call, CancellationToken cancellation = default)
        => Calls.MakeAsync(static one => new ValueTask<T>(one()), call, cancellation);
}
