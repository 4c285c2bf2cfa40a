using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Tests.Storage;

/// <summary>Entities, steps and events to store.</summary>
internal static class Sample
{
    public static readonly EntityForms Forms = EntityForms.None.With(new SampleMeterForm()).With(new SamplePointForm());

    public static readonly UserId Supplier = UserId.Parse("90-B3-D5-1F-30-01-00-00");

    /// <summary>The first meter; its EUI-64 is an ordinary one.</summary>
    public static readonly EntityKey Meter = Device(0x00DB_1234_5678_90A0);

    /// <summary>An EUI-64 with the highest bit set: a negative number in SQL.</summary>
    public static readonly EntityKey HighMeter = Device(0xF0DB_1234_5678_90A0);

    public static readonly EntityKey Point = EntityKey.Of(Mpxn.Parse("0012345678901"));

    public static EntityKey Device(ulong number) => new(EntityKind.Device, number);

    public static EntityCommit<SampleMeter> Step(EntityKey key, long version, long status = 0, params Happening[] events) => new()
    {
        Key = key,
        Version = version,
        Record = new SampleMeter(status == 0 ? version : status, null, $"version {version}"),
        Events = [.. events],
    };

    public static Happening Event(
        EntityKey entity, TwinEventKind kind = TwinEventKind.DeviceChanged, ushort user = 0, int provider = -1)
        => new() { At = new SimTime(1_600_000_000_123), Kind = kind, Entity = entity, User = user, Provider = provider };

    /// <summary>What happened, as a row of the log tells it.</summary>
    public static Happening Told(StoredEvent row)
    {
        (string clause, RequestValues values) = EventDetailForm.Read(row.Detail.Span);
        return new Happening
        {
            At = row.At,
            Kind = row.Kind,
            Entity = row.Entity,
            Cause = row.Cause,
            Before = row.Before,
            After = row.After,
            User = row.User,
            Provider = row.Provider,
            Request = row.Request,
            Clause = clause,
            Values = values,
        };
    }

    public static async Task<long[]> SequencesAsync(
        this ITwinStore store, EventFilter filter = default, long after = 0, int most = 1_000_000)
        => [.. (await store.ReadEventsAsync(filter, after, most)).Select(one => one.Sequence)];

    /// <summary>Fails unless exactly these events are found.</summary>
    public static async Task HasAsync(
        this ITwinStore store, long[] expected, EventFilter filter = default, long after = 0, int most = 1_000_000)
        => Xunit.Assert.Equal(expected, await store.SequencesAsync(filter, after, most));

    public static byte[] Bytes(params byte[] bytes) => bytes;

    public static ImmutableArray<DueItem> Due(EntityKey key, params (long Number, long AtMs)[] items)
        => [.. items.Select(item => new DueItem(key, item.Number, new SimTime(item.AtMs), Bytes((byte)item.Number)))];
}
