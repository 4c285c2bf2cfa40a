using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Gateway.Api;

/// <summary>Every operation of the API, in the order of its reference.</summary>
internal static class ApiCatalogue
{
    /// <summary>What every path begins with.</summary>
    public const string Root = "/api/v1";

    private static readonly ApiParameter After = new(
        "after", "query", typeof(long), "The number of the event after which to begin. Default: 0, the beginning.");

    private static readonly ApiParameter Most = new("most", "query", typeof(int), "How many at most, 1 to 1,000. Default: 100.");

    private static readonly ApiParameter Kind = new("kind", "query", typeof(TwinEventKind), "Only events of this kind. Default: all.");

    private static readonly ApiParameter Device = new("id", "path", typeof(DeviceId), "The device's EUI-64.");

    private static readonly ApiParameter Chf = new("chf", "path", typeof(DeviceId), "The EUI-64 of the hub's CHF.");

    private static readonly ApiParameter MeterPoint = new("id", "path", typeof(Mpxn), "The MPAN or MPRN.");

    private static readonly (int, string)[] Refusals =
    [
        (400, "Fields of the body are wrong; all of them are named."),
        (403, "E1, E2, E3, E4, E17: the user, its role or its registration does not permit it."),
        (404, "E19: the device is not in the inventory."),
        (409, "E5: the SMI status of the device does not admit the request."),
        (413, "The body is too long."),
        (415, "The body is not application/json."),
        (422, "E11, E12, E13 and the codes of single requests: the request contradicts the tables."),
        (504, "E21, E30: the device did not answer in time."),
    ];

    private static readonly (int, string) Invalid = (400, "A parameter is wrong or unknown; all of them are named.");

    private static readonly (int, string) Missing = (404, "There is none of this id.");

    /// <summary>The operations.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } = [.. Changes(), .. Entities(), .. Histories(), .. Lists(), .. Whole()];

    private static IEnumerable<ApiOperation> Changes()
    {
        yield return new ApiOperation
        {
            Id = "sendServiceRequest", Method = "POST", Path = "/service-requests", Tag = "Service requests",
            Summary = "Send a service request.",
            Description = "Answered when what it changes is durable: 200 with I0 or I99 when the DCC accepts it, problem details with the "
                + "response code, the check, the clause and a remedy when it refuses. The same id again gets the same answer and is "
                + "applied once. A response that comes later is among the user's messages.",
            Body = typeof(ServiceRequest), BodyExample = ApiExamples.Request,
            Answer = typeof(ServiceAnswer), AnswerExample = ApiExamples.Answer,
            Problems = Refusals, Run = ServiceRequestCalls.SendAsync,
        };
        yield return new ApiOperation
        {
            Id = "reportOperation", Method = "POST", Path = "/operations", Tag = "Operations",
            Summary = "Report something that happens to the estate from outside.",
            Description = "A loss of supply, an entry that leaves the CPL, a change of registration, an outage of the DCC. Answered "
                + "when it "
                + "is durable; a mass event goes on reaching its entities after the answer. The same id again is applied once.",
            Body = typeof(Operation), BodyExample = ApiExamples.Operation,
            Answer = typeof(OperationAnswer), AnswerExample = ApiExamples.OperationAnswer,
            Problems = Refusals, Run = ServiceRequestCalls.ReportAsync,
        };
    }

    private static IEnumerable<ApiOperation> Entities()
    {
        yield return new ApiOperation
        {
            Id = "findDevices", Method = "GET", Path = "/devices", Tag = "Estate",
            Summary = "Search the inventory.",
            Description = "Ascending by EUI-64; all that is given must hold. Go on with 'after' set to 'next' until there is no 'next': a "
                + "page may be empty and not the last, because a search looks at a bounded part of the estate at a time.",
            Parameters =
            [
                new("type", "query", typeof(DeviceType), "Only this type."),
                new("status", "query", typeof(SmiStatus), "Only this SMI status."),
                new("manufacturer", "query", typeof(string), "Only this manufacturer of the recorded firmware."),
                new("model", "query", typeof(string), "Only this model of the recorded firmware."),
                new("firmwareVersion", "query", typeof(string), "Only this recorded firmware version."),
                new("after", "query", typeof(DeviceId), "The device after which to go on. Default: the beginning."),
                Most,
            ],
            Answer = typeof(DevicePage), AnswerExample = ApiExamples.DevicePage, Problems = [Invalid], Run = EstateCalls.FindDevicesAsync,
        };
        yield return Entity(
            "getDevice", "/devices/{id}", "A device as it is now.", Device, typeof(DeviceView), ApiExamples.Device,
            EstateCalls.GetDeviceAsync);
        yield return Entity(
            "getHub", "/hubs/{chf}", "A communications hub as it is now.", Chf, typeof(HubView), ApiExamples.Hub, EstateCalls.GetHubAsync);
        yield return Entity(
            "getMeterPoint", "/meter-points/{id}", "A meter point as it is now.", MeterPoint, typeof(MeterPointView),
            ApiExamples.MeterPoint,
            EstateCalls.GetMeterPointAsync);
    }

    private static IEnumerable<ApiOperation> Histories()
    {
        yield return History(
            "getDeviceHistory", "/devices/{id}/history", "What happened to a device, with causes.", Device, EventCalls.DeviceHistoryAsync);
        yield return History(
            "getHubHistory", "/hubs/{chf}/history", "What happened to a communications hub.", Chf, EventCalls.HubHistoryAsync);
        yield return History(
            "getMeterPointHistory", "/meter-points/{id}/history", "Every flag a meter point had, with causes.", MeterPoint,
            EventCalls.MeterPointHistoryAsync);
        yield return History(
            "getMessages", "/users/{id}/messages", "Responses and alerts addressed to a user.",
            new("id", "path", typeof(UserId), "The user's EUI-64."), EventCalls.MessagesAsync);
        yield return new ApiOperation
        {
            Id = "getEvents", Method = "GET", Path = "/events", Tag = "Events",
            Summary = "Read the log of events, or listen to it.",
            Description = "Without an Accept header of text/event-stream a page as JSON. With it a stream of server-sent events that never "
                + "ends: 'id' is the event's number, 'event' its kind, 'data' the event. A stream that breaks is resumed by the header "
                + "Last-Event-ID, as browsers send it, or by 'after'. Comments keep a quiet stream open.",
            Parameters =
            [
                After, Most, Kind,
                new("device", "query", typeof(DeviceId), "Only events of this device."),
                new("hub", "query", typeof(DeviceId), "Only events of the hub with this CHF."),
                new("meterPoint", "query", typeof(Mpxn), "Only events of this meter point."),
                new("user", "query", typeof(UserId), "Only what is addressed to this user."),
                new("Last-Event-ID", "header", typeof(long), "The last event a broken stream gave; comes before 'after'."),
            ],
            Answer = typeof(EventPage), AnswerExample = ApiExamples.EventPage,
            Problems = [Invalid, (503, "As many streams are open as are allowed.")], Run = EventCalls.EventsAsync,
        };
    }

    private static IEnumerable<ApiOperation> Lists()
    {
        yield return View(
            "getProducts", "/products", "Products", "The CPL: every product, and whether it is listed.", typeof(IReadOnlyList<ProductView>),
            ApiExamples.Products, TwinCalls.ProductsAsync);
        yield return View(
            "getUsers", "/users", "Users", "The users and their roles.", typeof(IReadOnlyList<UserView>), ApiExamples.Users,
            TwinCalls.UsersAsync);
        yield return View(
            "getProviders", "/providers", "Users", "The registration data providers and what they have still to be told.",
            typeof(IReadOnlyList<ProviderView>), ApiExamples.Providers, TwinCalls.ProvidersAsync);
    }

    private static IEnumerable<ApiOperation> Whole()
    {
        yield return View("getTime", "/time", "Twin", "The twin's time.", typeof(TimeView), ApiExamples.Time, TwinCalls.TimeAsync);
        yield return new ApiOperation
        {
            Id = "setTime", Method = "PUT", Path = "/time", Tag = "Twin",
            Summary = "Change how the twin's time goes.",
            Description = "Speed, pause, or a step while it stands. What is left out stays. A step is not repeated safely: read the time "
                + "first when an answer was lost.",
            Body = typeof(TimeControl), BodyExample = ApiExamples.TimeControl,
            Answer = typeof(TimeView), AnswerExample = ApiExamples.Time,
            Problems = [(400, "A field is wrong or out of range, or a step is asked for while time goes.")], Run = TwinCalls.SetTimeAsync,
        };
        yield return View(
            "describe", "/twin", "Twin", "What this twin is: its estate, rules and store.", typeof(TwinDescription),
            ApiExamples.Description,
            TwinCalls.DescribeAsync);
        yield return View(
            "count", "/counts", "Twin", "The estate in numbers.", typeof(EstateCounts), ApiExamples.Counts, TwinCalls.CountsAsync);
        yield return View(
            "getDigest", "/digest", "Twin", "SHA-256 over the state of every touched entity.", typeof(DigestView), ApiExamples.Digest,
            TwinCalls.DigestAsync);
    }

    private static ApiOperation Entity(
        string id, string path, string summary, ApiParameter parameter, Type answer, string example, Func<ApiCall, Task> run) => new()
    {
        Id = id, Method = "GET", Path = path, Tag = "Estate", Summary = summary,
        Description = "An entity that nothing has happened to is shown as the population made it.",
        Parameters = [parameter], Answer = answer, AnswerExample = example, Problems = [Invalid, Missing], Run = run,
    };

    private static ApiOperation History(string id, string path, string summary, ApiParameter parameter, Func<ApiCall, Task> run) => new()
    {
        Id = id, Method = "GET", Path = path, Tag = "Events", Summary = summary,
        Description = "Ascending by number. Go on with 'after' set to 'next' while 'more' is true. An id the twin does not know has "
            + "no events.",
        Parameters = [parameter, After, Most, Kind], Answer = typeof(EventPage), AnswerExample = ApiExamples.EventPage,
        Problems = [Invalid],
        Run = run,
    };

    private static ApiOperation View(
        string id, string path, string tag, string summary, Type answer, string example, Func<ApiCall, Task> run) => new()
    {
        Id = id, Method = "GET", Path = path, Tag = tag, Summary = summary, Description = "As it is when it is asked for.",
        Answer = answer, AnswerExample = example, Problems = [Invalid], Run = run,
    };
}
