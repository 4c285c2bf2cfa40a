using Twin.Contracts.Events;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    // A home that the population knows nothing of, with a model of its own, so that no other test meets its removal.
    private sealed record Home(UserId Supplier, DeviceId Chf, DeviceId Gpf, DeviceId Meter, Mpxn MeterPoint, Product Sold)
    {
        internal Product Mended => Sold with { FirmwareVersion = "1.1" };
    }

    private async Task<Home> NewHomeAsync(int number)
    {
        UserView supplier = (await Twin.GetUsersAsync()).First(static user => user.Roles.Contains(UserRole.ImportSupplier));
        Home home = new(
            supplier.Id,
            DeviceId.Parse($"00-DB-12-34-56-78-A{number}-A0"),
            DeviceId.Parse($"00-DB-12-34-56-78-A{number}-A1"),
            DeviceId.Parse($"00-DB-12-34-56-78-A{number}-B0"),
            Mpan(number),
            new Product(DeviceType.Esme, OwnManufacturer, $"Home {number}", "1.0"));
        await DoneAsync(new CplEntryAdded(home.Sold) { Id = host.NextId() });
        await DoneAsync(new CplEntryAdded(home.Mended) { Id = host.NextId() });
        await DoneAsync(new RegistrationChanged(home.MeterPoint)
        {
            Id = host.NextId(), Kind = MeterPointKind.Import, Supplier = home.Supplier,
        });
        return home;
    }

    // The last digit checks the others.
    private static Mpxn Mpan(int number) => Enumerable.Range(0, 10)
        .Select(digit => Mpxn.TryParse($"10999999{number:D4}{digit}", out Mpxn found) ? found : default)
        .First(static found => !found.IsNone);

    private async Task<Home> CommissionedHomeAsync(int number)
    {
        Home home = await NewHomeAsync(number);
        await InstallHubAsync(home);
        await AddMeterAsync(home);
        await CommissionAsync(home);
        return home;
    }

    private async Task OrderHubAsync(Home home)
    {
        await DoneAsync(new HubOrdered(home.Chf, home.Gpf, home.Supplier, CspRegion.North) { Id = host.NextId() });
        await DoneAsync(new HubMoved(home.Chf, HubMovement.Delivered) { Id = host.NextId() });
        await DoneAsync(new HubMoved(home.Chf, HubMovement.Accepted) { Id = host.NextId() });
    }

    private async Task InstallHubAsync(Home home)
    {
        await OrderHubAsync(home);
        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.14.1"));
    }

    private async Task AddMeterAsync(Home home)
    {
        await AcceptedAsync(Request(home.Supplier, home.Meter, "12.2", Values(
            ("deviceType", RequestValue.Of("ESME")),
            ("manufacturer", RequestValue.Of(home.Sold.Manufacturer)),
            ("model", RequestValue.Of(home.Sold.Model)),
            ("firmwareVersion", RequestValue.Of(home.Sold.FirmwareVersion)))));
        await AcceptedAsync(Request(home.Supplier, home.Chf, "8.11", Values(
            ("requestType", RequestValue.Of("add")),
            ("deviceId", RequestValue.Of(home.Meter.ToString())),
            ("importMpxn", RequestValue.Of(home.MeterPoint.ToString())))));
    }

    private async Task CommissionAsync(Home home)
    {
        await DoneAsync(new DeviceJoined(home.Meter) { Id = host.NextId() });
        await AcceptedAsync(Request(home.Supplier, home.Meter, "8.1.1"));
    }

    private async Task SuspendAsync(Home home)
    {
        await DoneAsync(new CplEntryRemoved(home.Sold) { Id = host.NextId() });
        await WaitForAsync(
            new EventQuery { Entity = EntityKey.Of(home.Meter), Kind = TwinEventKind.DeviceChanged },
            static one => one.After == "Suspended");
    }

    private async Task<long> BalanceAsync(Home home)
        => (await Twin.GetDeviceAsync(home.Meter))!.Metering
            .Single(static one => one.Key == "balanceMillipence").Value.Number;

    private async Task<ServiceAnswer> AcceptedAsync(ServiceRequest request)
    {
        ServiceAnswer answer = await Twin.SendAsync(request);
        Assert.True(answer.Accepted, $"{request.Srv}: {answer.Code} {answer.Clause}");
        Assert.True(
            answer.Response is null or { Code: ResponseCode.I0 }, $"{request.Srv}: {answer.Response?.Code} {answer.Response?.Clause}");
        return answer;
    }

    private async Task DoneAsync(Operation operation)
    {
        OperationAnswer answer = await Twin.ReportAsync(operation);
        Assert.True(answer.Accepted, $"{operation.GetType().Name}: {answer.Code} {answer.Reason}");
    }
}
