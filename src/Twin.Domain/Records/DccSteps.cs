using System.Collections.Immutable;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>Requests that the DCC answers without one entity that decides: 8.2, 12.1, and those for several devices (11.1, 11.4, 12.2).</summary>
public static class DccSteps
{
    /// <summary>Answers a request whose route names no entity that decides (8.2, 12.1, and any that is refused at once).</summary>
    public static DccAnswer Answer(RecordRequest request, FetchedRecords fetched, RecordContext context)
        => new(ResponseCode.I0, AccessCheck.None, string.Empty, RequestValues.Empty);

    /// <summary>Whether a request for several devices may go on to each of them; a refusal is final and reaches none.</summary>
    public static DccAnswer Check(RecordRequest request, RecordContext context)
        => new(ResponseCode.I0, AccessCheck.None, string.Empty, RequestValues.Empty);

    /// <summary>The answer to a request for several devices from what each of them decided.</summary>
    public static DccAnswer Together(RecordRequest request, ImmutableArray<(RecordKey Device, EntityStep Step)> parts)
        => new(ResponseCode.I0, AccessCheck.None, string.Empty, RequestValues.Empty);
}
