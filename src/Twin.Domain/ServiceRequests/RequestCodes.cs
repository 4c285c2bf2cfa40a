using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>How the cells of <c>rules/service-requests.csv</c> are written.</summary>
internal static class RequestCodes
{
    /// <summary>The number that stands for SAPC beside the numbers of <see cref="DeviceType"/>.</summary>
    public const int Sapc = 8;

    public static CodeSet<Criticality> Criticality { get; } = new(
        ("critical", ServiceRequests.Criticality.Critical),
        ("non-critical", ServiceRequests.Criticality.NonCritical),
        ("non-device", ServiceRequests.Criticality.NonDevice));

    public static CodeSet<RequestClass> Class { get; } = new(
        ("dcc-only", RequestClass.DccOnly), ("critical", RequestClass.Critical), ("non-critical", RequestClass.NonCritical));

    public static CodeSet<RequestTarget> Target { get; } = new(
        ("device", RequestTarget.Device), ("none", RequestTarget.None), ("optional", RequestTarget.Optional));

    public static CodeSet<int> DeviceTypesAndSapc { get; } = new(
        [.. DeviceTypeCatalogue.Codes.Codes.Select(static (code, number) => (code, number)), ("SAPC", Sapc)]);

    public static CodeSet<RequestModes> Modes { get; } = new(
        ("on-demand", RequestModes.OnDemand),
        ("future-dated", RequestModes.FutureDated),
        ("dcc-scheduled", RequestModes.DccScheduled),
        ("dcc-only", RequestModes.DccOnly));

    public static CodeSet<AssumedTimes> Assumed { get; } = new(
        ("none", AssumedTimes.None), ("future-dated", AssumedTimes.FutureDated), ("all", AssumedTimes.All));

    public static CodeSet<FutureDating> FutureDating { get; } = new(
        ("none", ServiceRequests.FutureDating.None),
        ("dsp", ServiceRequests.FutureDating.Dsp),
        ("device", ServiceRequests.FutureDating.Device));

    public static CodeSet<RegistrationCheck> Registration { get; } = new(
        ("n/a", RegistrationCheck.NotApplicable),
        ("no", RegistrationCheck.No),
        ("yes", RegistrationCheck.Yes),
        ("yes-for-period", RegistrationCheck.YesForPeriod),
        ("yes-per-device", RegistrationCheck.YesPerDevice),
        ("yes-incoming-supplier-at-execution", RegistrationCheck.YesIncomingSupplierAtExecution),
        ("conditional", RegistrationCheck.Conditional),
        ("schedule-owner", RegistrationCheck.ScheduleOwner),
        ("smets1-only", RegistrationCheck.Smets1Only));

    public static CodeSet<Smets1Support> Smets1 { get; } = new(
        ("unknown", Smets1Support.Unknown),
        ("likely-no", Smets1Support.LikelyNo),
        ("likely-yes", Smets1Support.LikelyYes),
        ("yes", Smets1Support.Yes));
}
