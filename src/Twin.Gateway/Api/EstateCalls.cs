using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Gateway.Api;

/// <summary>The calls that ask for entities as they are now.</summary>
internal static class EstateCalls
{
    /// <summary>One device.</summary>
    public static async Task GetDeviceAsync(ApiCall call)
    {
        DeviceId id = call.Path<DeviceId>("id", DeviceId.TryParse);
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetDeviceAsync(id, call.Cancellation), "device", "id");
    }

    /// <summary>One communications hub.</summary>
    public static async Task GetHubAsync(ApiCall call)
    {
        DeviceId chf = call.Path<DeviceId>("chf", DeviceId.TryParse);
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetHubAsync(chf, call.Cancellation), "communications hub with the CHF", "chf");
    }

    /// <summary>One meter point.</summary>
    public static async Task GetMeterPointAsync(ApiCall call)
    {
        Mpxn id = call.Path<Mpxn>("id", Mpxn.TryParse);
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetMeterPointAsync(id, call.Cancellation), "meter point", "id");
    }

    /// <summary>A search of the inventory.</summary>
    public static async Task FindDevicesAsync(ApiCall call)
    {
        DeviceSearch search = new()
        {
            Type = call.Query("type", DeviceTypeCatalogue.Codes),
            Status = call.Query("status", SmiStatusCatalogue.Codes),
            Manufacturer = call.Text("manufacturer"),
            Model = call.Text("model"),
            FirmwareVersion = call.Text("firmwareVersion"),
            After = call.Query<DeviceId>("after", DeviceId.TryParse) ?? default,
            Most = (int)call.Number("most", 1, 1_000, 100),
        };
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.FindDevicesAsync(search, call.Cancellation));
    }
}
