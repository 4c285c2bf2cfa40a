using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Randomness;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Testing.Records;
using Xunit;

namespace Twin.Domain.Tests.Records;

public class RecordScriptTests
{
    private const int Premises = 20;
    private static readonly RuleSet Rules = RuleSet.Sec2020 with { FlagRule = FlagRules.Named("d") };
    private static readonly EstatePopulation Population = Homes.Population(Rules);
    private static readonly ImmutableArray<ScriptCommand> Script = CommandScript.Make(Population, 11, 1_500, Premises);
    private static readonly RecordHost Once = Run(static _ => { });

    [Fact]
    public void Repeated_messages_change_nothing()
    {
        RecordHost twice = Run(static host => host.Deliveries = 2);
        Assert.Equal(Once.Digest(), twice.Digest());
        Assert.Equal(Once.Happenings.Count, twice.Happenings.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_digest_does_not_depend_on_the_order_in_which_messages_arrive(ulong seed)
    {
        ulong draw = 0;
        RandomStream draws = new(seed, 1);
        RecordHost shuffled = Run(host => host.Choose = count => (int)draws.Below((ulong)count, draw++, 0));
        Assert.Equal(Once.Digest(), shuffled.Digest());
    }

    [Fact]
    public void The_script_does_much_of_everything()
    {
        // Files and what happens to the twin as a whole are told by the host, not by steps.
        foreach (TwinEventKind kind in Enum.GetValues<TwinEventKind>().Where(static kind => kind <= TwinEventKind.FlagChanged))
        {
            Assert.True(Once.Happenings.Any(h => h.Kind == kind), $"{kind} never happened");
        }
    }

    [Fact]
    public void Every_flag_agrees_with_the_meters_it_heard_of()
    {
        foreach (MeterPointRecord meterPoint in Once.Touched.Select(static one => one.Value).OfType<MeterPointRecord>())
        {
            for (int place = 0; place < meterPoint.State.Meters.Count; place++)
            {
                Assert.Equal(Once.Device(meterPoint.State.Meters.IdAt(place)).State.Status, meterPoint.State.Meters.StatusAt(place));
            }
        }
    }

    [Fact]
    public void Every_device_in_service_knows_the_registrations_of_its_premises()
    {
        IEnumerable<DeviceRecord> devices = Once.Touched.Select(static one => one.Value).OfType<DeviceRecord>();
        foreach (DeviceRecord device in devices.Where(static one => one.Exists && !one.State.Status.IsFinal))
        {
            foreach (MeterPointParties parties in device.Parties)
            {
                Assert.Equal(Once.MeterPoint(parties.MeterPoint).Version, parties.Version);
            }
        }
    }

    [Fact]
    public void Records_read_back_as_they_were_written()
    {
        foreach ((EntityKey key, object record) in Once.Touched)
        {
            byte[] written = Write(record);
            object again = key.Kind switch
            {
                EntityKind.Device => DeviceRecordForm.Read(DeviceRecordForm.Version, written),
                EntityKind.CommunicationsHub => HubRecordForm.Read(1, written),
                _ => MeterPointRecordForm.Read(1, written),
            };
            Assert.Equal(written, Write(again));
        }
    }

    [Fact]
    public void A_record_cut_short_or_grown_is_refused()
    {
        byte[] written = Write(Once.Touched.First(static one => one.Value is DeviceRecord).Value);
        Assert.Throws<FormatException>(() => DeviceRecordForm.Read(DeviceRecordForm.Version, written.AsSpan(0, written.Length - 1)));
        Assert.Throws<FormatException>(() => DeviceRecordForm.Read(DeviceRecordForm.Version, [.. written, 0]));
        Assert.Throws<FormatException>(() => DeviceRecordForm.Read(DeviceRecordForm.Version + 1, written));
    }

    [Fact]
    public void Messages_read_back_as_they_were_written()
    {
        ArrayBufferWriter<byte> first = new();
        EntityMessageForm.Write([.. Once.Delivered], first);
        ArrayBufferWriter<byte> second = new();
        EntityMessageForm.Write(EntityMessageForm.Read(first.WrittenSpan).AsSpan(), second);
        Assert.True(first.WrittenSpan.SequenceEqual(second.WrittenSpan));
    }

    [Fact]
    public void A_population_has_the_record_of_every_device_it_fills()
    {
        foreach (DeviceId id in CommandScript.DevicesOf(Population, Homes.Profile.Premises))
        {
            DeviceRecord device = Population.Device(id)!;
            Assert.Equal(id, device.State.Id);
            Assert.NotNull(Population.HubOf(device.Hub));
            Assert.All(device.MeterPoints, meterPoint => Assert.True(Population.MeterPoint(meterPoint)!.State.Meters.PlaceOf(id) >= 0));
        }

        Assert.Null(Population.Device(new DeviceId(5)));
        Assert.Null(Population.MeterPoint(Mpxn.MprnFrom(99_999_998)));
    }

    private static byte[] Write(object record)
    {
        ArrayBufferWriter<byte> bytes = new();
        switch (record)
        {
            case DeviceRecord device:
                DeviceRecordForm.Write(device, bytes);
                break;
            case HubRecord hub:
                HubRecordForm.Write(hub, bytes);
                break;
            default:
                MeterPointRecordForm.Write((MeterPointRecord)record, bytes);
                break;
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static RecordHost Run(Action<RecordHost> prepare)
    {
        RecordHost host = new(Population, Rules, 7);
        prepare(host);
        host.Run(Script, CommandScript.DevicesOf(Population, Premises));
        return host;
    }
}
