using System.Runtime.CompilerServices;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Clock;
using Twin.Grains.Entities;
using Twin.Grains.Products;
using Twin.Grains.Providers;
using Twin.Grains.Storage;
using Twin.Grains.Views;

namespace Twin.Grains;

/// <summary>The live twin of a silo: takes calls to the grains, and reads from grains, store and population.</summary>
internal sealed class GrainTwin(
    EntityHost host,
    SiloBoard board,
    IGrainFactory grains,
    RequestDesk requests,
    OperationDesk operations,
    ViewMaker views,
    EventWords words,
    DeviceFinder finder,
    CountProjection counts,
    TwinIdentity identity) : ITwin
{
    private const int MostEvents = 1_000;
    private const int MostStepSeconds = 31_622_400;
    private const int MostSpeed = 86_400;

    private readonly Func<ServiceRequest, ValueTask<ServiceAnswer>> send = requests.SendAsync;

    /// <inheritdoc/>
    public Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CallAsync(send, request, cancellation);
    }

    /// <inheritdoc/>
    public Task<OperationAnswer> ReportAsync(Operation operation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return CallAsync(() => operations.ReportAsync(operation), cancellation);
    }

    /// <inheritdoc/>
    public Task<DeviceView?> GetDeviceAsync(DeviceId id, CancellationToken cancellation = default) => CallAsync(
        async () =>
        {
            var now = await host.Grains.Device(id.Value).ReadAsync();
            ProductList products = await host.Products.AtLeastAsync(board.Moment.ProductVersion);
            return views.Of(now.Record, products, board.Now, now.Version > 0);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<HubView?> GetHubAsync(DeviceId chf, CancellationToken cancellation = default) => CallAsync(
        async () =>
        {
            var now = await host.Grains.Hub(chf.Value).ReadAsync();
            return views.Of(now.Record, board.Now, now.Version > 0);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<MeterPointView?> GetMeterPointAsync(Mpxn id, CancellationToken cancellation = default) => CallAsync(
        async () =>
        {
            if (id.IsNone)
            {
                return null;
            }

            var now = await host.Grains.MeterPoint(id.Packed).ReadAsync();
            return views.Of(now.Record, now.Version > 0);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<EventPage> ReadEventsAsync(EventQuery filter, long after, int most = 100, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Check("after", after, 0, long.MaxValue);
        Check("most", most, 1, MostEvents);
        return CallAsync(
            async () =>
            {
                if (Filter(filter) is not { } stored)
                {
                    return new EventPage([], after, More: false);
                }

                IReadOnlyList<StoredEvent> events = await host.Store.ReadEventsAsync(stored, after, most + 1, cancellation);
                bool more = events.Count > most;
                IEnumerable<StoredEvent> told = events.Take(most);
                if (filter.User is not null && board.Current.HeldAfter is >= 0 and var held)
                {
                    // While deliveries stop, what came since waits.
                    told = told.TakeWhile(one => one.Sequence <= held);
                    more = false;
                }

                List<Contracts.Events.TwinEvent> said = [.. told.Select(words.Say)];
                return new EventPage(said, said.Count > 0 ? said[^1].Sequence : after, more && said.Count == most);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TwinEvent> SubscribeAsync(
        EventQuery filter, long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        long place = after;
        while (true)
        {
            long last = await CallAsync(() => host.Store.LastSequenceAsync(cancellation).AsTask(), cancellation);
            EventPage page = await ReadEventsAsync(filter, place, MostEvents, cancellation);
            foreach (TwinEvent one in page.Events)
            {
                yield return one;
            }

            place = page.Next;
            if (!page.More)
            {
                await CallAsync(() => WaitAsync(Math.Max(place, last), cancellation), cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public Task<DevicePage> FindDevicesAsync(DeviceSearch search, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        Check("most", search.Most, 1, MostEvents);
        return CallAsync(
            async () => await finder.FindAsync(
                search, await host.Products.AtLeastAsync(board.Moment.ProductVersion), board.Now, cancellation),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<EstateCounts> CountAsync(CancellationToken cancellation = default)
        => CallAsync(() => counts.CountAsync(cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductView>> GetProductsAsync(CancellationToken cancellation = default)
        => CallAsync<IReadOnlyList<ProductView>>(
        async () =>
        {
            ProductList list = await host.Products.AtLeastAsync(board.Moment.ProductVersion);
            return await Task.WhenAll(Enumerable.Range(1, list.Count).Select(async number => new ProductView(
                list[(ushort)number],
                list.IsListed((ushort)number),
                await grains.GetGrain<IProductGrain>(number).ReachingAsync())));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellation = default)
        => CallAsync(
            () => Task.FromResult<IReadOnlyList<UserView>>(
            [.. host.Users.Current.Users.Select(static user => new UserView(
                user.Id, user.Name, [.. Enum.GetValues<UserRole>().Where(role => user.Roles.Has(role))], user.Status))]),
            cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProviderView>> GetProvidersAsync(CancellationToken cancellation = default)
        => CallAsync<IReadOnlyList<ProviderView>>(
            async () => await Task.WhenAll(host.Estate.Providers.Select(async (provider, number) =>
            {
                RdpFigures figures = await grains.GetGrain<IRdpGrain>(number).ReadAsync();
                string file = provider.FileKind.ToString().ToUpperInvariant();
                return new ProviderView(
                    provider.Name, file, figures.Pending, figures.Files, figures.Records, figures.IsSwitchedOn);
            })),
            cancellation);

    /// <inheritdoc/>
    public Task<TimeView> GetTimeAsync(CancellationToken cancellation = default) => CallAsync(TimeAsync, cancellation);

    /// <inheritdoc/>
    public Task<TimeView> SetTimeAsync(TimeControl control, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(control);
        Check("speed", control.Speed ?? 1, 0, MostSpeed);
        Check("stepSeconds", control.StepSeconds ?? 1, 1, MostStepSeconds);
        return CallAsync(
            async () =>
            {
                if (control.StepSeconds is not null && !(control.Paused ?? board.Current.Paused))
                {
                    throw new TwinRequestException([new FieldProblem("stepSeconds", "the time goes", "a step only while the time stands")]);
                }

                board.Take(await grains.GetGrain<IConductorGrain>(0).ControlAsync(control.Speed, control.Paused, control.StepSeconds));
                return await TimeAsync();
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<TwinDescription> DescribeAsync(CancellationToken cancellation = default)
    {
        TwinEstate estate = host.Estate;
        return Task.FromResult(new TwinDescription(
            identity.Version, estate.Name, estate.Premises, estate.Seed, estate.Rules.Name, identity.TableHash, identity.Storage));
    }

    /// <inheritdoc/>
    public Task<DigestView> GetDigestAsync(CancellationToken cancellation = default)
        => CallAsync(() => TwinDigest.OfAsync(host.Store, host.Estate.Population, cancellation), cancellation);

    private static void Check(string field, long found, long least, long most)
    {
        if (found < least || found > most)
        {
            throw new TwinRequestException([new FieldProblem(field, $"{found}", $"{least} to {most}")]);
        }
    }

    private async Task<TimeView> TimeAsync()
    {
        SimTime? next = await host.Store.NextDueAsync();
        Board now = board.Current;
        return new TimeView(board.Now, now.Speed, now.Paused, next);
    }

    private Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
        => CallAsync(static one => new ValueTask<T>(one()), call, cancellation);

    private Task<T> CallAsync<TArgument, T>(Func<TArgument, ValueTask<T>> call, TArgument argument, CancellationToken cancellation)
    {
        Task ready = board.ReadyAsync(cancellation);
        return ready.IsCompletedSuccessfully
            ? Calls.MakeAsync(call, argument, cancellation)
            : WhenReadyAsync(ready, call, argument, cancellation);
    }

    private static async Task<T> WhenReadyAsync<TArgument, T>(
        Task ready, Func<TArgument, ValueTask<T>> call, TArgument argument, CancellationToken cancellation)
    {
        await ready;
        return await Calls.MakeAsync(call, argument, cancellation);
    }

    private async Task<bool> WaitAsync(long after, CancellationToken cancellation)
    {
        await host.Store.WaitForEventsAsync(after, cancellation);
        return true;
    }

    private EventFilter? Filter(EventQuery query)
    {
        ushort? user = query.User is { } id ? host.Estate.Users.NumberOf(id) : null;
        return user == 0 ? null : new EventFilter(query.Entity, user, null, query.Kind);
    }
}
