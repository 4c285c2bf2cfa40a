using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Requests;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Load.Recording;
using Twin.Load.Scenarios;

namespace Twin.Load.Running;

/// <summary>Makes one call on the twin and says how it ended. Safe for use by several threads.</summary>
internal sealed class TwinCaller(
    ITwin twin, LoadScenario scenario, RequestNumbers numbers, RepeatSample repeats, HomeInstaller homes)
{
    private const int HistoryEvents = 20;
    private const string Found = "found";
    private const string NotFound = "not found";

    /// <summary>Makes the call. Only a fault of the program is thrown.</summary>
    public async Task<CallOutcome> CallAsync(LoadCall call, CancellationToken stop)
    {
        LoadStep step = scenario.Mix[call.Step];
        try
        {
            return step.Action switch
            {
                StepAction.Send => await SendAsync(step, call, stop),
                StepAction.Install => await homes.InstallAsync(step, call.Target.Sender, stop),
                _ => await QueryAsync(step, call, stop),
            };
        }
        catch (OperationCanceledException)
        {
            return new CallOutcome(string.Empty, string.Empty, "no answer before the end of the run");
        }
        catch (TwinUnavailableException)
        {
            return new CallOutcome(string.Empty, string.Empty, "twin unavailable");
        }
        catch (InvalidOperationException exception)
        {
            // What a client throws for an answer that no twin should give, as HTTP status 500: a finding, not the end of the run.
            return new CallOutcome(string.Empty, string.Empty, exception.Message.Split('\n')[0]);
        }
        catch (TwinRequestException exception)
        {
            return new CallOutcome(string.Empty, string.Empty, $"call refused: {exception.Problems[0]}");
        }
    }

    /// <summary>The request that a call is, under an id that was never used.</summary>
    public ServiceRequest RequestOf(LoadStep step, LoadCall call) => new()
    {
        Id = new RequestId(call.Target.Sender, call.Target.Device, numbers.Next()),
        Srv = step.Srv,
        CommandVariant = step.CommandVariant,
        Role = step.Role ?? RoleOf(step),
        Values = call.Values,
    };

    // A user may have several roles; the one it is registered in is the one it sends in.
    private static UserRole RoleOf(LoadStep step)
    {
        bool gas = step.Device is DeviceType.Gsme or DeviceType.Gpf;
        return step.Sender switch
        {
            StepSender.ExportSupplier => UserRole.ExportSupplier,
            StepSender.NetworkOperator => gas ? UserRole.GasTransporter : UserRole.ElectricityDistributor,
            StepSender.Agent => UserRole.RegisteredSupplierAgent,
            StepSender.OtherUser => UserRole.OtherUser,
            _ => gas ? UserRole.GasSupplier : UserRole.ImportSupplier,
        };
    }

    private async Task<CallOutcome> SendAsync(LoadStep step, LoadCall call, CancellationToken stop)
    {
        ServiceRequest request = RequestOf(step, call);
        ServiceAnswer answer = await twin.SendAsync(request, stop).WaitAsync(stop);
        repeats.Offer(request, answer);
        string code = answer.Code.ToString();
        string device = answer.Response?.Code.ToString() ?? string.Empty;
        string failure = !step.Expects(answer.Code)
            ? $"answered {code}"
            : answer.Response is { } response && response.Code > ResponseCode.I99 && !step.Expected.Contains(response.Code)
                ? $"device answered {device}"
                : string.Empty;
        return new CallOutcome(code, device, failure);
    }

    private async Task<CallOutcome> QueryAsync(LoadStep step, LoadCall call, CancellationToken stop)
    {
        bool found = step.Action switch
        {
            StepAction.QueryDevice => await twin.GetDeviceAsync(call.Target.Device, stop).WaitAsync(stop) is not null,
            StepAction.QueryHub => await twin.GetHubAsync(call.Target.Hub, stop).WaitAsync(stop) is not null,
            StepAction.QueryMeterPoint => await twin.GetMeterPointAsync(call.Target.MeterPoint, stop).WaitAsync(stop) is not null,
            _ => await HistoryAsync(call.Target.Device, stop),
        };
        return found ? new CallOutcome(Found, string.Empty, string.Empty) : new CallOutcome(NotFound, string.Empty, NotFound);
    }

    private async Task<bool> HistoryAsync(DeviceId device, CancellationToken stop)
    {
        EventQuery query = new() { Entity = EntityKey.Of(device) };
        _ = await twin.ReadEventsAsync(query, 0, HistoryEvents, stop).WaitAsync(stop);
        return true;
    }
}
