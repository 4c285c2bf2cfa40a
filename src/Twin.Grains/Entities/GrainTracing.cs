using System.Diagnostics;
using Twin.Domain.Identity;

namespace Twin.Grains.Entities;

/// <summary>The spans of entities. The id of the request or event that all began with comes as baggage and is a tag of each.</summary>
internal static class GrainTracing
{
    private static readonly ActivitySource Source = new("Twin.Grains");
    private static readonly string[] Ids = ["twin.request_id", "twin.operation_id"];

    /// <summary>Begins a span; null while nobody listens.</summary>
    internal static Activity? Start(string name, EntityKey entity)
    {
        if (!Source.HasListeners() || Source.StartActivity(name, ActivityKind.Internal) is not { } span)
        {
            return null;
        }

        span.SetTag("twin.entity_kind", entity.Kind.ToString()).SetTag("twin.entity", entity.ToString());
        foreach (string id in Ids)
        {
            if (span.GetBaggageItem(id) is { } value)
            {
                span.SetTag(id, value);
            }
        }

        return span;
    }
}
