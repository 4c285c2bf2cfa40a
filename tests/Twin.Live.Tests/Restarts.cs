using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;

namespace Twin.Live.Tests;

/// <summary>What tests of restarts send.</summary>
internal static class Restarts
{
    /// <summary>A read of a commissioned meter by its supplier.</summary>
    internal static async Task<(ServiceRequest Request, DeviceId Device)> ReadSomeMeterAsync(LiveHost host)
    {
        DevicePage page = await host.Twin.FindDevicesAsync(
            new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 100 });
        DeviceView meter = page.Devices.Last(static one => one.Smets == SmetsVersion.Smets2);
        ServiceRequest request = new()
        {
            Id = new RequestId(meter.SupplierCertificate, meter.Id, host.NextCounter(meter.SupplierCertificate.Value)),
            Srv = ServiceRequestVariant.Parse("4.1.1"),
        };
        return (request, meter.Id);
    }
}
