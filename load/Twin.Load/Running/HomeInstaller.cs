using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Load.Recording;
using Twin.Load.Scenarios;

namespace Twin.Load.Running;

/// <summary>Installs and commissions new homes as a supplier does, one message after another. Safe for use by several threads.</summary>
internal sealed class HomeInstaller
{
    private readonly ITwin twin;
    private readonly RequestNumbers numbers;
    private readonly HomeNumbers homes;
    private readonly IReadOnlyDictionary<DeviceType, Product> sold;

    private HomeInstaller(
        ITwin twin, RequestNumbers numbers, HomeNumbers homes, IReadOnlyDictionary<DeviceType, Product> sold)
    {
        this.twin = twin;
        this.numbers = numbers;
        this.homes = homes;
        this.sold = sold;
    }

    /// <summary>Finds out what is sold: of each type that a step installs, the first entry on the CPL.</summary>
    /// <exception cref="InvalidInputException">The CPL lists nothing of a type.</exception>
    public static async Task<HomeInstaller> PrepareAsync(
        ITwin twin, LoadScenario scenario, long premises, RequestNumbers numbers, CancellationToken cancellation)
    {
        Dictionary<DeviceType, Product> sold = [];
        InputErrors errors = new();
        if (scenario.Mix.Any(static step => step.Action == StepAction.Install))
        {
            IReadOnlyList<ProductView> products = await twin.GetProductsAsync(cancellation);
            foreach (LoadStep step in scenario.Mix)
            {
                foreach (DeviceType type in step.Installs)
                {
                    if (products.FirstOrDefault(one => one.Listed && one.Product.Type == type) is { } first)
                    {
                        sold[type] = first.Product;
                    }
                    else
                    {
                        errors.Add(
                            string.Empty, 0, $"step {step.Name}", $"no {type.Code()} on the CPL", "an entry of every type it installs");
                    }
                }
            }
        }

        errors.ThrowIfAny();
        return new HomeInstaller(twin, numbers, new HomeNumbers(numbers, premises), sold);
    }

    /// <summary>Installs one home; ends at the first message that is refused.</summary>
    /// <returns>The answer to the last message; a failure names the message that was refused.</returns>
    public async Task<CallOutcome> InstallAsync(LoadStep step, UserId supplier, CancellationToken stop)
    {
        CallOutcome outcome = default;
        foreach (HomeMessage message in MessagesOf(step, homes.Next(), supplier))
        {
            outcome = message.Operation is { } operation ? await ReportAsync(operation, stop) : await SendAsync(message.Request!, stop);
            if (outcome.Failure.Length > 0)
            {
                break;
            }
        }

        return outcome;
    }

    private IEnumerable<HomeMessage> MessagesOf(LoadStep step, NewHome home, UserId supplier)
    {
        yield return Registered(home.Import, MeterPointKind.Import, supplier);
        if (step.Installs.Contains(DeviceType.Gsme))
        {
            yield return Registered(home.Gas, MeterPointKind.Gas, supplier);
        }

        yield return new HubOrdered(home.Chf, home.Gpf, supplier, step.Region) { Id = numbers.NextId() };
        yield return new HubMoved(home.Chf, HubMovement.Delivered) { Id = numbers.NextId() };
        yield return new HubMoved(home.Chf, HubMovement.Accepted) { Id = numbers.NextId() };
        yield return Request(supplier, UserRole.ImportSupplier, home.Chf, "8.14.1");
        foreach (HomeMessage message in step.Installs.SelectMany(type => MessagesOf(home, type, supplier)))
        {
            yield return message;
        }
    }

    // Told of the device, onto the hub's log, on the HAN, into service: a meter by 8.1.1, the display with its meter by 8.7.2.
    private IEnumerable<HomeMessage> MessagesOf(NewHome home, DeviceType type, UserId supplier)
    {
        DeviceId device = home.Device(type);
        UserRole role = type == DeviceType.Gsme ? UserRole.GasSupplier : UserRole.ImportSupplier;
        Product product = sold[type];
        yield return Request(
            supplier,
            role,
            device,
            "12.2",
            ("deviceType", RequestValue.Of(type.Code())),
            ("manufacturer", RequestValue.Of(product.Manufacturer)),
            ("model", RequestValue.Of(product.Model)),
            ("firmwareVersion", RequestValue.Of(product.FirmwareVersion)));

        List<(string, RequestValue)> log = [("requestType", RequestValue.Of("add")), ("deviceId", RequestValue.Of(device.ToString()))];
        if (type != DeviceType.Ppmid)
        {
            log.Add(("importMpxn", RequestValue.Of((type == DeviceType.Gsme ? home.Gas : home.Import).ToString())));
        }

        // To the hub as who supplies a meter on it already.
        yield return Request(supplier, UserRole.ImportSupplier, home.Chf, "8.11", [.. log]);
        yield return new DeviceJoined(device) { Id = numbers.NextId() };
        yield return type == DeviceType.Ppmid
            ? Request(supplier, role, device, "8.7.2", ("otherDeviceId", RequestValue.Of(home.Device(DeviceType.Esme).ToString())))
            : Request(supplier, role, device, "8.1.1");
    }

    private RegistrationChanged Registered(Mpxn meterPoint, MeterPointKind kind, UserId supplier)
        => new(meterPoint) { Id = numbers.NextId(), Kind = kind, Supplier = supplier };

    private ServiceRequest Request(
        UserId supplier, UserRole role, DeviceId target, string srv, params (string Name, RequestValue Value)[] values) => new()
    {
        Id = new RequestId(supplier, target, numbers.Next()),
        Srv = ServiceRequestVariant.Parse(srv),
        Role = role,
        Values = RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value))),
    };

    private async Task<CallOutcome> ReportAsync(Operation operation, CancellationToken stop)
    {
        OperationAnswer answer = await twin.ReportAsync(operation, stop).WaitAsync(stop);
        string code = answer.Code.ToString();
        return new CallOutcome(code, string.Empty, answer.Accepted ? string.Empty : $"{operation.GetType().Name} answered {code}");
    }

    private async Task<CallOutcome> SendAsync(ServiceRequest request, CancellationToken stop)
    {
        ServiceAnswer answer = await twin.SendAsync(request, stop).WaitAsync(stop);
        string code = answer.Code.ToString();
        string device = answer.Response?.Code.ToString() ?? string.Empty;
        string failure = !answer.Accepted
            ? $"{request.Srv.Srv} answered {code}"
            : answer.Response?.Code > ResponseCode.I99 ? $"{request.Srv.Srv}: device answered {device}" : string.Empty;
        return new CallOutcome(code, device, failure);
    }

    // What happens to a home, or what its supplier asks for: one of the two.
    private readonly record struct HomeMessage(Operation? Operation, ServiceRequest? Request)
    {
        public static implicit operator HomeMessage(Operation operation) => new(operation, null);

        public static implicit operator HomeMessage(ServiceRequest request) => new(null, request);
    }
}
