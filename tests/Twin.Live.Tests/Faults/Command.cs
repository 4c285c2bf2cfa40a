using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;

namespace Twin.Live.Tests.Faults;

/// <summary>One thing that a sender does, with its answer once it was acknowledged.</summary>
internal sealed class Command
{
    internal ServiceRequest? Request { get; init; }

    internal Operation? Operation { get; init; }

    /// <summary>The answer; null while it is in doubt.</summary>
    internal object? Answer { get; set; }

    /// <summary>Sends it. The same command sent again has the same id.</summary>
    internal async Task<object> SendAsync(ITwin twin, CancellationToken cancellation = default) => Request is not null
        ? await twin.SendAsync(Request, cancellation)
        : await twin.ReportAsync(Operation!, cancellation);
}
