using Twin.Domain.Network.Release;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.OutageRecovery;

/// <summary>One kind of message in the mix.</summary>
/// <param name="Name">The name; its share is the input <c>mix.NAME.percent</c>.</param>
/// <param name="Request">The service request variant that it answers; null for alerts.</param>
/// <param name="IsScheduled">Whether the DCC's schedule asks instead of a user.</param>
/// <param name="ToNetworkOperator">Whether it is for the electricity network operator; otherwise for the supplier.</param>
/// <param name="Percent">The default share.</param>
/// <param name="What">What it is, for the input's description.</param>
internal sealed record MessageRow(
    string Name, ServiceRequestVariant? Request, bool IsScheduled, bool ToNetworkOperator, string Percent, string What)
{
    // SEC H3.14 as the fact sheet has it: alerts within 60 s.
    private const int AlertTargetSeconds = 60;

    /// <summary>The rows, in the order of their numbers.</summary>
    internal static IReadOnlyList<MessageRow> All { get; } =
    [
        Of("commission", "8.1.1", "2", "Responses to 8.1.1 Commission Device"),
        Of("topUp", "2.2", "8", "Responses to 2.2 Top Up Device"),
        Of("changeOfSupplier", "6.23", "2", "Responses to 6.23 Update Security Credentials (CoS)"),
        Of("tariff", "1.1.1", "3", "Responses to 1.1.1 Update Import Tariff"),
        Of("registerRead", "4.1.1", "7", "Responses to 4.1.1 Read Instantaneous Import Registers on demand"),
        new(
            "networkRead", ServiceRequestVariant.Parse("4.10"), false, true, "3",
            "Responses to 4.10 Read Network Data on demand, for network operators"),
        new(
            "scheduledRead", ServiceRequestVariant.Parse("4.8.1"), true, false, "50",
            "Scheduled responses to 4.8.1 Read Active Import Profile Data"),
        new("supplierAlert", null, false, false, "13", "Alerts to suppliers"),
        new("networkAlert", null, false, true, "12", "Alerts to network operators"),
    ];

    /// <summary>Whether it is an alert, which nobody has asked for.</summary>
    internal bool IsAlert => Request is null;

    /// <summary>Its class.</summary>
    internal MessageClass Class { get; } = Request is { } request
        ? MessageClasses.OfResponse(request.Definition, IsScheduled)
        : MessageClass.Alert;

    /// <summary>Its input.</summary>
    internal string Key => $"mix.{Name}.percent";

    /// <summary>Its target response time in seconds; null where there is none.</summary>
    /// <param name="isSmets1">Whether the devices are SMETS1.</param>
    internal int? TargetSeconds(bool isSmets1) => Request is not { } request ? AlertTargetSeconds
        : IsScheduled ? request.Definition.TargetFutureDatedSeconds
        : isSmets1 ? request.Definition.TargetSmets1Seconds
        : request.Definition.TargetSmets2Seconds;

    private static MessageRow Of(string name, string srv, string percent, string what)
        => new(name, ServiceRequestVariant.Parse(srv), false, false, percent, what);
}
