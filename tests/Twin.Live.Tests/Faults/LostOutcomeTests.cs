using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;
using Twin.Live.Tests.Hosts;
using Twin.Testing;
using Xunit;

namespace Twin.Live.Tests.Faults;

/// <summary>
/// A step of a meter point with what its meter makes of it is one commit. When nobody hears whether it was stored, all activations of it
/// end and read anew, and the same event reported again is done once, whether it had been stored or not.
/// </summary>
public sealed class LostOutcomeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task In_memory_a_joint_step_of_unknown_outcome_is_done_once(bool isStored)
        => IsDoneOnceAsync(new MemoryHost { Around = LostOutcomeStore.Of }, isStored);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task On_SQLite_a_joint_step_of_unknown_outcome_is_done_once(bool isStored)
        => IsDoneOnceAsync(new SqliteHost { Around = LostOutcomeStore.Of }, isStored);

    [PostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task On_PostgreSQL_a_joint_step_of_unknown_outcome_is_done_once(bool isStored)
        => IsDoneOnceAsync(new PostgresHost { Around = LostOutcomeStore.Of }, isStored);

    private static async Task IsDoneOnceAsync(OneSiloHost host, bool isStored)
    {
        await host.InitializeAsync();
        try
        {
            DevicePage page = await host.Twin.FindDevicesAsync(
                new DeviceSearch { Type = DeviceType.Esme, Status = SmiStatus.Commissioned, Most = 1 });
            Mpxn meterPoint = page.Devices[0].MeterPoints[0];
            ITwinStore store = host.Services.GetRequiredService<ITwinStore>();
            await host.Twin.ReportAsync(new TenancyChanged(meterPoint) { Id = host.NextId() });
            (long Point, long Meter) before = await VersionsAsync(store, meterPoint, page.Devices[0].Id);
            Assert.Equal((1, 1), before);

            TenancyChanged lost = new(meterPoint) { Id = host.NextId() };
            LostOutcomeStore.Lose(store, isStored);
            await Assert.ThrowsAsync<TwinUnavailableException>(() => host.Twin.ReportAsync(lost));
            long stored = isStored ? 2 : 1;
            Assert.Equal((stored, stored), await VersionsAsync(store, meterPoint, page.Devices[0].Id));

            OperationAnswer answer = await host.Twin.ReportAsync(lost);
            Assert.Equal((2, 2), await VersionsAsync(store, meterPoint, page.Devices[0].Id));
            Assert.Equal(answer, await host.Twin.ReportAsync(lost));
            await host.Twin.ReportAsync(new TenancyChanged(meterPoint) { Id = host.NextId() });
            Assert.Equal((3, 3), await VersionsAsync(store, meterPoint, page.Devices[0].Id));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<(long Point, long Meter)> VersionsAsync(ITwinStore store, Mpxn meterPoint, DeviceId meter)
        => ((await store.ReadAsync<MeterPointRecord>(EntityKey.Of(meterPoint)))?.Version ?? 0,
            (await store.ReadAsync<DeviceRecord>(EntityKey.Of(meter)))?.Version ?? 0);
}
