using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Grains.Forms;

/// <summary>What the log says of events for the twin as a whole.</summary>
internal static class OperationEvents
{
    /// <summary>The name of the value that holds the id of the event.</summary>
    internal const string Id = "operation";

    internal static Happening Outage(Guid id, SimTime at, bool dsp, bool begins)
        => Of(id, at, begins ? OperationCause.OutageBegan : OperationCause.OutageEnded, "mode", dsp ? "dsp" : "outbound");

    internal static Happening Product(Guid id, SimTime at, Product product, bool listed)
        => Of(id, at, listed ? OperationCause.CplEntryAdded : OperationCause.CplEntryRemoved, "product", product.ToString());

    /// <summary>What one RDP of the fuel hears.</summary>
    internal static Happening FeatureSwitch(Guid id, SimTime at, int provider, bool isGas, bool on)
        => Of(id, at, on ? OperationCause.FeatureSwitchedOn : OperationCause.FeatureSwitchedOff, "fuel", isGas ? "gas" : "electricity")
            with { Provider = provider };

    internal static Happening UserStatus(Guid id, SimTime at, UserId user, bool suspended)
        => Of(id, at, suspended ? OperationCause.UserSuspended : OperationCause.UserActivated, "user", user.ToString());

    private static Happening Of(Guid id, SimTime at, OperationCause cause, string name, string value) => new()
    {
        At = at,
        Kind = TwinEventKind.Operation,
        Entity = default,
        Cause = (int)cause,
        Values = RequestValues.Of(
            KeyValuePair.Create(Id, RequestValue.Of(id.ToString())), KeyValuePair.Create(name, RequestValue.Of(value))),
    };
}

/// <summary>What happened to the twin as a whole. The numbers are persisted.</summary>
internal enum OperationCause
{
    CplEntryRemoved = 1,
    CplEntryAdded = 2,
    OutageBegan = 3,
    OutageEnded = 4,
    FeatureSwitchedOn = 5,
    FeatureSwitchedOff = 6,
    UserSuspended = 7,
    UserActivated = 8,
}
