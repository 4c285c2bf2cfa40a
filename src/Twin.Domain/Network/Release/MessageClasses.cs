using System.Collections.Immutable;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Network.Release;

/// <summary>The classes of messages: their codes, and which class a response belongs to.</summary>
public static class MessageClasses
{
    private const string Prepayment = "2.";

    /// <summary>How many classes there are.</summary>
    public const int Count = 6;

    /// <summary>The classes in the order of T-B and of the Twin fact sheet 4.3, the most urgent first.</summary>
    public static ImmutableArray<MessageClass> InOrder { get; } =
    [
        MessageClass.InstallAndCommission, MessageClass.Prepayment, MessageClass.ChangeOfSupplierAndCritical, MessageClass.OnDemandRead,
        MessageClass.ScheduledRead, MessageClass.Alert,
    ];

    /// <summary>The codes in scenarios, metrics and event logs.</summary>
    public static CodeSet<MessageClass> Codes { get; } = new(
        ("install", MessageClass.InstallAndCommission),
        ("prepayment", MessageClass.Prepayment),
        ("critical", MessageClass.ChangeOfSupplierAndCritical),
        ("onDemand", MessageClass.OnDemandRead),
        ("scheduled", MessageClass.ScheduledRead),
        ("alert", MessageClass.Alert));

    /// <summary>The class of the response to a request.</summary>
    /// <param name="request">The row of the request's variant.</param>
    /// <param name="isScheduled">Whether the DCC's schedule made the request.</param>
    /// <remarks>
    /// T-B names install and commission and prepayment; that these are 8.1.1, 8.7.x, 8.8.x and 8.11, and service 2, is the twin's reading.
    /// </remarks>
    public static MessageClass OfResponse(ServiceRequestDefinition request, bool isScheduled)
    {
        if (isScheduled)
        {
            return MessageClass.ScheduledRead;
        }

        if (request.Reference is "8.1" or "8.7" or "8.8" or "8.11")
        {
            return MessageClass.InstallAndCommission;
        }

        if (request.Srv.StartsWith(Prepayment, StringComparison.Ordinal))
        {
            return MessageClass.Prepayment;
        }

        return request.Srv == "6.23" || request.Criticality == Criticality.Critical
            ? MessageClass.ChangeOfSupplierAndCritical
            : MessageClass.OnDemandRead;
    }
}
