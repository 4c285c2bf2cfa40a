using System.Collections.Concurrent;
using System.Diagnostics;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Load.Tests;

/// <summary>
/// A twin in memory whose answers take as long as a test says: premises with an ESME each, every second one with gas. Requests to
/// devices whose product is off the list get E5. The same id is answered the same.
/// </summary>
internal sealed class FakeTwin(TimeProvider clock, int premises = 10) : ITwin
{
    public static readonly UserId Supplier = new(0x90_B3_D5_1F_30_00_00_01);
    public static readonly UserId GasSupplier = new(0x90_B3_D5_1F_30_00_00_02);
    public static readonly Product Aurora = new(DeviceType.Esme, "Northfield", "Aurora E2", "1.04");

    private readonly ConcurrentDictionary<RequestId, ServiceAnswer> answers = [];
    private bool removed;

    /// <summary>How long an answer takes, by the number of the request from 0.</summary>
    public Func<int, TimeSpan> Delay { get; init; } = static _ => TimeSpan.FromMilliseconds(5);

    /// <summary>What goes wrong with a request, by its number; null for nothing.</summary>
    public Func<int, Exception?> Fault { get; init; } = static _ => null;

    /// <summary>What a request is answered when no removal stands in its way.</summary>
    public Func<ServiceRequest, ResponseCode> Code { get; init; } = static _ => ResponseCode.I99;

    /// <summary>Whether a request that comes again is done again.</summary>
    public bool Forgets { get; init; }

    /// <summary>How many devices a change of the CPL has still to reach, each time somebody looks.</summary>
    public Queue<long> Reaching { get; } = new();

    public ConcurrentQueue<(ServiceRequest Request, DateTimeOffset At)> Sent { get; } = new();

    public ConcurrentQueue<Operation> Reported { get; } = new();

    public int MostInFlight { get; private set; }

    private int inFlight;
    private int number = -1;

    public async Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation = default)
    {
        int mine = Interlocked.Increment(ref number);
        Sent.Enqueue((request, clock.GetUtcNow()));
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref inFlight));
        try
        {
            await WaitAsync(Delay(mine));
            if (Fault(mine) is { } fault)
            {
                throw fault;
            }

            return Forgets ? Answer(request, mine) : answers.GetOrAdd(request.Id, _ => Answer(request, mine));
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    public Task<OperationAnswer> ReportAsync(Operation operation, CancellationToken cancellation = default)
    {
        Reported.Enqueue(operation);
        removed = operation is CplEntryRemoved || (operation is not CplEntryAdded && removed);
        return Task.FromResult(new OperationAnswer { Id = operation.Id, Code = ResponseCode.I0, At = default, Reaching = Reaching.Count });
    }

    public Task<DeviceView?> GetDeviceAsync(DeviceId id, CancellationToken cancellation = default)
    {
        bool exists = PopulationIds.TryLocate(id, out int at, out PremisesSlot slot) && at < premises
            && (slot is PremisesSlot.Chf or PremisesSlot.Esme || (slot == PremisesSlot.Gsme && at % 2 == 0));
        return Task.FromResult(!exists ? null : new DeviceView
        {
            Id = id,
            Type = slot == PremisesSlot.Esme ? DeviceType.Esme : slot == PremisesSlot.Gsme ? DeviceType.Gsme : DeviceType.Chf,
            Smets = SmetsVersion.Smets2,
            Lifecycle = DeviceLifecycle.Commissioned,
            Status = SmiStatus.Commissioned,
            RecordedFirmware = at < premises / 2 ? Aurora : Aurora with { FirmwareVersion = "1.05" },
            MeterPoints = slot switch
            {
                PremisesSlot.Esme => [PopulationIds.Import(at, 10)],
                PremisesSlot.Gsme => [PopulationIds.Gas(at)],
                _ => [],
            },
        });
    }

    public Task<MeterPointView?> GetMeterPointAsync(Mpxn id, CancellationToken cancellation = default)
        => Task.FromResult<MeterPointView?>(new MeterPointView
        {
            Id = id,
            Kind = id.IsMpan ? MeterPointKind.Import : MeterPointKind.Gas,
            Flag = default,
            Supplier = id.IsMpan ? Supplier : GasSupplier,
        });

    public Task<HubView?> GetHubAsync(DeviceId chf, CancellationToken cancellation = default) => Task.FromResult<HubView?>(null);

    public Task<EventPage> ReadEventsAsync(EventQuery filter, long after, int most = 100, CancellationToken cancellation = default)
        => Task.FromResult(new EventPage([], after, false));

    public Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellation = default)
        => Task.FromResult<IReadOnlyList<UserView>>([new UserView(Supplier, "Supplier", [UserRole.ImportSupplier])]);

    public Task<IReadOnlyList<ProductView>> GetProductsAsync(CancellationToken cancellation = default)
        => Task.FromResult<IReadOnlyList<ProductView>>([new ProductView(Aurora, !removed, Reaching.TryDequeue(out long rest) ? rest : 0)]);

    public Task<TwinDescription> DescribeAsync(CancellationToken cancellation = default)
        => Task.FromResult(new TwinDescription("0.1.0", "fake", premises, 1, "as-is", "abc", "memory"));

    public IAsyncEnumerable<TwinEvent> SubscribeAsync(EventQuery filter, long after, CancellationToken cancellation = default)
        => throw Unused();

    public Task<DevicePage> FindDevicesAsync(DeviceSearch search, CancellationToken cancellation = default) => throw Unused();

    public Task<EstateCounts> CountAsync(CancellationToken cancellation = default) => throw Unused();

    public Task<IReadOnlyList<ProviderView>> GetProvidersAsync(CancellationToken cancellation = default) => throw Unused();

    public Task<TimeView> GetTimeAsync(CancellationToken cancellation = default) => throw Unused();

    public Task<TimeView> SetTimeAsync(TimeControl control, CancellationToken cancellation = default) => throw Unused();

    public Task<DigestView> GetDigestAsync(CancellationToken cancellation = default) => throw Unused();

    private static UnreachableException Unused() => new("a load run does not ask for this");

    private ServiceAnswer Answer(ServiceRequest request, int mine)
    {
        bool suspended = removed && PopulationIds.TryLocate(request.Id.Target, out int at, out _) && at < premises / 2;
        return new ServiceAnswer
        {
            Id = request.Id,
            Code = suspended ? ResponseCode.E5 : Code(request),
            At = new SimTime(mine),
        };
    }

    private async Task WaitAsync(TimeSpan time)
    {
        TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = clock.CreateTimer(_ => passed.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        await passed.Task;
    }
}
