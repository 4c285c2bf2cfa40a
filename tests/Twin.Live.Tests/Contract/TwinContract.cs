using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Live.Tests.Hosts;
using Xunit;

namespace Twin.Live.Tests.Contract;

/// <summary>What every host of a live twin must do, in the words of the field: steps of the tests.</summary>
/// <typeparam name="THost">The host.</typeparam>
public abstract partial class TwinContract<THost>(THost host) : IClassFixture<THost>
    where THost : LiveHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ITwin Twin => host.Twin;

    private static RequestValues Values(params (string Name, RequestValue Value)[] values)
        => RequestValues.Of(values.Select(static one => KeyValuePair.Create(one.Name, one.Value)));

    private const string OwnManufacturer = "Acme";

    // A commissioned electricity meter of the population on the SM WAN, a different one for each test of a host.
    private async Task<DeviceView> MeterAsync(int number)
    {
        DevicePage page = await Twin.FindDevicesAsync(
            new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 200 });
        List<DeviceView> found = [];
        foreach (DeviceView one in page.Devices.Where(
            static one => one.Smets == SmetsVersion.Smets2 && one.RecordedFirmware?.Manufacturer != OwnManufacturer))
        {
            if (found.Count <= number)
            {
                found.Add(one);
            }
        }

        return found[number];
    }

    private async Task<MeterPointView> ImportOfAsync(DeviceView meter)
    {
        foreach (Mpxn id in meter.MeterPoints)
        {
            MeterPointView view = (await Twin.GetMeterPointAsync(id))!;
            if (view.Kind == MeterPointKind.Import)
            {
                return view;
            }
        }

        throw new InvalidOperationException($"{meter.Id} has no import meter point");
    }

    private ServiceRequest Request(UserId user, DeviceId target, string srv, RequestValues? values = null) => new()
    {
        Id = new RequestId(user, target, host.NextCounter(user.Value)),
        Srv = ServiceRequestVariant.Parse(srv),
        Values = values ?? RequestValues.Empty,
    };

    private Task<TimeView> StepAsync(long seconds) => Twin.SetTimeAsync(new TimeControl { StepSeconds = seconds });

    private async Task<List<TwinEvent>> EventsAsync(EventQuery query)
    {
        List<TwinEvent> all = [];
        EventPage page = await Twin.ReadEventsAsync(query, 0, 1_000);
        all.AddRange(page.Events);
        while (page.More)
        {
            page = await Twin.ReadEventsAsync(query, page.Next, 1_000);
            all.AddRange(page.Events);
        }

        return all;
    }

    private async Task<TwinEvent> WaitForAsync(EventQuery query, Func<TwinEvent, bool> wanted)
    {
        using CancellationTokenSource end = new(Patience);
        await foreach (TwinEvent one in Twin.SubscribeAsync(query, 0, end.Token))
        {
            if (wanted(one))
            {
                return one;
            }
        }

        throw new InvalidOperationException("a subscription has no end");
    }

    private static SimTime After(TimeView now, long seconds) => now.Now.Plus(seconds * SimTime.SecondMs);
}
