using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Grains.Storage;
using Twin.Live.Tests.Hosts;
using Xunit;

namespace Twin.Live.Tests.Faults;

/// <summary>
/// Another silo wrote the entity while this one had an activation of it, as it happens for a moment when silos come and go. The callers
/// of this silo call the activation on their own threads, so its end must not need one of Orleans'.
/// </summary>
public sealed class StaleActivationTests
{
    [Fact]
    public async Task Activation_behind_the_store_ends_and_its_caller_is_answered_by_the_next()
    {
        MemoryHost host = new();
        await host.InitializeAsync();
        try
        {
            DevicePage page = await host.Twin.FindDevicesAsync(
                new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 1 });
            DeviceView meter = page.Devices[0];
            Assert.True((await SendAsync(host, meter)).Accepted);
            await OvertakeAsync(host, EntityKey.Of(meter.Id));
            Assert.True((await SendAsync(host, meter)).Accepted);
            Assert.True((await SendAsync(host, meter)).Accepted);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static Task<ServiceAnswer> SendAsync(MemoryHost host, DeviceView meter) => host.Twin.SendAsync(new ServiceRequest
    {
        Id = new RequestId(meter.SupplierCertificate, meter.Id, host.NextCounter(meter.SupplierCertificate.Value)),
        Srv = ServiceRequestVariant.Parse("3.1"),
        Values = RequestValues.Of([KeyValuePair.Create("supplierMessage", RequestValue.Of("Hello"))]),
    });

    private static async Task OvertakeAsync(MemoryHost host, EntityKey key)
    {
        ITwinStore store = host.Services.GetRequiredService<ITwinStore>();
        StoredEntity<DeviceRecord> stored = (await store.ReadAsync<DeviceRecord>(key))!;
        await store.CommitAsync(new EntityCommit<DeviceRecord> { Key = key, Version = stored.Version + 1, Record = stored.Record });
    }
}
