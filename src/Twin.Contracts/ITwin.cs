using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Identity;

namespace Twin.Contracts;

/// <summary>
/// A live twin: what users of the DCC send, what happens to the estate from outside, what can be asked, and what can be listened to.
/// The host on Orleans and the client over HTTP both are one.
/// </summary>
/// <remarks>
/// What a call has acknowledged is durable. Every request and every operational event has an id; the same id again gives the same answer
/// and is applied once. Safe for use by several threads. All members throw <see cref="TwinUnavailableException"/> when the twin cannot
/// be reached or cannot store anything; a call that failed so may be made again with the same id.
/// </remarks>
public interface ITwin
{
    /// <summary>Sends a service request. Ends when what it changes is durable.</summary>
    Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation = default);

    /// <summary>Reports something that happens to the estate from outside. Ends when it is durable.</summary>
    Task<OperationAnswer> ReportAsync(Operation operation, CancellationToken cancellation = default);

    /// <summary>A device as it is now; null when there is none of the id.</summary>
    Task<DeviceView?> GetDeviceAsync(DeviceId id, CancellationToken cancellation = default);

    /// <summary>A communications hub as it is now; null when there is none with the CHF.</summary>
    Task<HubView?> GetHubAsync(DeviceId chf, CancellationToken cancellation = default);

    /// <summary>A meter point as it is now; null when there is none of the id.</summary>
    Task<MeterPointView?> GetMeterPointAsync(Mpxn id, CancellationToken cancellation = default);

    /// <summary>Events of the log after a place, ascending: an entity's history, a user's messages, or all.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The sequence number after which to begin; 0 for the beginning.</param>
    /// <param name="most">How many at most, 1 to 1,000.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<EventPage> ReadEventsAsync(EventQuery filter, long after, int most = 100, CancellationToken cancellation = default);

    /// <summary>Listens to events of the log after a place, ascending, without end.</summary>
    IAsyncEnumerable<TwinEvent> SubscribeAsync(EventQuery filter, long after, CancellationToken cancellation = default);

    /// <summary>Searches the inventory, ascending by EUI-64.</summary>
    Task<DevicePage> FindDevicesAsync(DeviceSearch search, CancellationToken cancellation = default);

    /// <summary>Counts the estate by what it is and where it stands.</summary>
    Task<EstateCounts> CountAsync(CancellationToken cancellation = default);

    /// <summary>The CPL: every product the twin knows, and whether it is listed.</summary>
    Task<IReadOnlyList<ProductView>> GetProductsAsync(CancellationToken cancellation = default);

    /// <summary>The users and their roles.</summary>
    Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellation = default);

    /// <summary>The registration data providers and what they have still to be told.</summary>
    Task<IReadOnlyList<ProviderView>> GetProvidersAsync(CancellationToken cancellation = default);

    /// <summary>The twin's time.</summary>
    Task<TimeView> GetTimeAsync(CancellationToken cancellation = default);

    /// <summary>Changes how the twin's time goes.</summary>
    Task<TimeView> SetTimeAsync(TimeControl control, CancellationToken cancellation = default);

    /// <summary>What this twin is: its estate, rules and store.</summary>
    Task<TwinDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>SHA-256 over the state of every entity that was ever touched, ascending by id (Twin resolutions R9).</summary>
    Task<DigestView> GetDigestAsync(CancellationToken cancellation = default);
}
