using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

public sealed class MemoryTwinStoreTests
{
    public static TheoryData<string> Cases => StoreContract.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_in_memory_keeps_the_contract(string name)
        => StoreContract.RunAsync(name, () => Task.FromResult<ITwinStore>(new MemoryTwinStore(Sample.Forms, StoreContract.Window)));

    [Fact]
    public async Task A_record_is_kept_as_it_was_given()
    {
        await using MemoryTwinStore store = new(Sample.Forms);
        SampleMeter record = new(1, null, "the same");
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with { Record = record });
        Assert.Same(record, (await store.ReadAsync<SampleMeter>(Sample.Meter))!.Record);
    }
}
