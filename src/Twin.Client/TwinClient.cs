using System.Globalization;
using System.Runtime.CompilerServices;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Client;

/// <summary>A live twin over HTTP.</summary>
/// <remarks>
/// A lost connection, and a twin that is not available for a while, are met by trying again with the same id, which the twin answers the
/// same and applies once. Safe for use by several threads; one client for a process is enough.
/// </remarks>
public sealed class TwinClient : ITwin, IAsyncDisposable
{
    private const string Root = "api/v1/";

    private readonly HttpClient http;
    private readonly bool ownsHttp;
    private readonly TwinClientOptions options;
    private readonly HttpCalls calls;

    /// <summary>Makes a client over a connection that the caller keeps, as one of an <c>IHttpClientFactory</c>.</summary>
    /// <param name="http">The connection; its base address is the gateway's URL, with a slash at the end.</param>
    /// <param name="options">How it is treated. Default: as <see cref="TwinClientOptions"/> says.</param>
    public TwinClient(HttpClient http, TwinClientOptions? options = null)
        : this(http, options ?? new TwinClientOptions(), ownsHttp: false)
    {
    }

    private TwinClient(HttpClient http, TwinClientOptions options, bool ownsHttp)
    {
        this.http = http;
        this.options = options;
        this.ownsHttp = ownsHttp;
        calls = new HttpCalls(http, options);
    }

    /// <summary>Makes a client of a gateway. Nothing is sent yet.</summary>
    /// <param name="url">The gateway, as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="options">How the connection is treated. Default: as <see cref="TwinClientOptions"/> says.</param>
    /// <exception cref="UriFormatException">The text is no URL.</exception>
    public static TwinClient Connect(string url, TwinClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        SocketsHttpHandler handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(15) };
        HttpClient http = new(handler)
        {
            BaseAddress = new Uri(url.EndsWith('/') ? url : url + "/"),
            // Each try has its own limit; a stream has none.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        return new TwinClient(http, options ?? new TwinClientOptions(), ownsHttp: true);
    }

    /// <summary>Sends as one user: the ids of its requests are counted for it.</summary>
    public TwinUser As(UserId user) => new(this, user, options.Clock);

    /// <summary>Sends as one user, named by its EUI-64.</summary>
    /// <exception cref="FormatException">The text is no EUI-64.</exception>
    public TwinUser As(string user) => As(UserId.Parse(user));

    /// <inheritdoc/>
    public async Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        (ServiceAnswer? answer, TwinProblem? refusal) = await calls.SendAsync<ServiceRequest, ServiceAnswer>(
            HttpMethod.Post, Root + "service-requests", request, mayRepeat: true, cancellation);
        return answer ?? new ServiceAnswer
        {
            Id = refusal!.RequestId,
            Code = refusal.Code!.Value,
            Check = refusal.Check,
            Clause = refusal.Clause,
            Remedy = refusal.Remedy,
            At = refusal.At ?? default,
            Values = refusal.Values,
        };
    }

    /// <inheritdoc/>
    public async Task<OperationAnswer> ReportAsync(Operation operation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        (OperationAnswer? answer, TwinProblem? refusal) = await calls.SendAsync<Operation, OperationAnswer>(
            HttpMethod.Post, Root + "operations", operation, mayRepeat: true, cancellation);
        return answer ?? new OperationAnswer
        {
            Id = refusal!.OperationId ?? operation.Id,
            Code = refusal.Code!.Value,
            Reason = refusal.Detail,
            At = refusal.At ?? default,
        };
    }

    /// <inheritdoc/>
    public Task<DeviceView?> GetDeviceAsync(DeviceId id, CancellationToken cancellation = default)
        => calls.FindAsync<DeviceView>($"{Root}devices/{id}", cancellation);

    /// <inheritdoc/>
    public Task<HubView?> GetHubAsync(DeviceId chf, CancellationToken cancellation = default)
        => calls.FindAsync<HubView>($"{Root}hubs/{chf}", cancellation);

    /// <inheritdoc/>
    public Task<MeterPointView?> GetMeterPointAsync(Mpxn id, CancellationToken cancellation = default)
        => id.IsNone ? Task.FromResult<MeterPointView?>(null) : calls.FindAsync<MeterPointView>($"{Root}meter-points/{id}", cancellation);

    /// <inheritdoc/>
    public Task<EventPage> ReadEventsAsync(EventQuery filter, long after, int most = 100, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return calls.GetAsync<EventPage>(string.Create(CultureInfo.InvariantCulture, $"{Root}events?after={after}&most={most}{Words(filter)}"), cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TwinEvent> SubscribeAsync(
        EventQuery filter, long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        RetryWaits waits = new(options);
        while (true)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{Root}events?after={after}{Words(filter)}");
            await using EventConnection connection = new(http, path);
            while (await connection.NextAsync(waits, cancellation) is { } happened)
            {
                after = happened.Sequence;
                yield return happened;
            }

            // The stream ended, or the connection broke: the next one begins after the last event that came.
            if (!await waits.WaitAsync(cancellation))
            {
                throw connection.Failure ?? HttpCalls.Lost(http, null);
            }
        }
    }

    /// <inheritdoc/>
    public Task<DevicePage> FindDevicesAsync(DeviceSearch search, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        List<string> words = [string.Create(CultureInfo.InvariantCulture, $"most={search.Most}")];
        Add("type", search.Type?.Code());
        Add("status", search.Status?.ToString());
        Add("manufacturer", search.Manufacturer);
        Add("model", search.Model);
        Add("firmwareVersion", search.FirmwareVersion);
        Add("after", search.After.IsNone ? null : search.After.ToString());
        return calls.GetAsync<DevicePage>($"{Root}devices?{string.Join('&', words)}", cancellation);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                words.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    /// <inheritdoc/>
    public Task<EstateCounts> CountAsync(CancellationToken cancellation = default)
        => calls.GetAsync<EstateCounts>(Root + "counts", cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductView>> GetProductsAsync(CancellationToken cancellation = default)
        => calls.GetAsync<IReadOnlyList<ProductView>>(Root + "products", cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellation = default)
        => calls.GetAsync<IReadOnlyList<UserView>>(Root + "users", cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProviderView>> GetProvidersAsync(CancellationToken cancellation = default)
        => calls.GetAsync<IReadOnlyList<ProviderView>>(Root + "providers", cancellation);

    /// <inheritdoc/>
    public Task<TimeView> GetTimeAsync(CancellationToken cancellation = default) => calls.GetAsync<TimeView>(Root + "time", cancellation);

    /// <inheritdoc/>
    public async Task<TimeView> SetTimeAsync(TimeControl control, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(control);
        (TimeView? view, TwinProblem? refusal) = await calls.SendAsync<TimeControl, TimeView>(
            HttpMethod.Put, Root + "time", control, mayRepeat: control.StepSeconds is null, cancellation);
        return view ?? throw HttpCalls.Unexpected(refusal!.Status, refusal.Detail);
    }

    /// <inheritdoc/>
    public Task<TwinDescription> DescribeAsync(CancellationToken cancellation = default)
        => calls.GetAsync<TwinDescription>(Root + "twin", cancellation);

    /// <inheritdoc/>
    public Task<DigestView> GetDigestAsync(CancellationToken cancellation = default)
        => calls.GetAsync<DigestView>(Root + "digest", cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (ownsHttp)
        {
            http.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static string Words(EventQuery filter)
    {
        string entity = filter.Entity is not { } key ? string.Empty : key.Kind switch
        {
            EntityKind.Device => $"&device={key}",
            EntityKind.CommunicationsHub => $"&hub={key}",
            EntityKind.MeterPoint => $"&meterPoint={key}",
            _ => throw new ArgumentException("events of no entity cannot be asked for; leave the entity out", nameof(filter)),
        };
        string user = filter.User is { } addressed ? $"&user={addressed}" : string.Empty;
        string kind = filter.Kind is { } wanted ? $"&kind={FieldTexts.Of(wanted)}" : string.Empty;
        return entity + user + kind;
    }
}
