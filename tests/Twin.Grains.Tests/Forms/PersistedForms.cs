using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Clock;
using Twin.Grains.Entities;
using Twin.Grains.Forms;
using Twin.Grains.Products;
using Twin.Grains.Providers;
using Twin.Grains.Serialization;

namespace Twin.Grains.Tests.Forms;

/// <summary>Every form there is, with what makes an example of it.</summary>
internal static class PersistedForms
{
    private static readonly SmallStateSerializer SmallStates = new();
    private static readonly SimTime Moment = new(1_600_000_123_456);
    private static readonly Guid Event = new("0123abcd-4567-89ef-0123-456789abcdef");

    internal static ImmutableArray<PersistedForm> All { get; } =
    [
        Of<DeviceRecord>("device", DeviceRecordForm.Version, static () => Sample.Device,
            static (version, bytes) => DeviceRecordForm.Read(version, bytes), DeviceRecordForm.Write),
        Of<HubRecord>("hub", HubRecordForm.Version, () => Sample.Longest<HubRecord>(HubRecordForm.Write),
            static (version, bytes) => HubRecordForm.Read(version, bytes), HubRecordForm.Write),
        Of<MeterPointRecord>(
            "meter-point", MeterPointRecordForm.Version, () => Sample.Longest<MeterPointRecord>(MeterPointRecordForm.Write),
            static (version, bytes) => MeterPointRecordForm.Read(version, bytes), MeterPointRecordForm.Write),
        Of<object>("messages", 1, () => Sample.OneOfEachMessage(),
            static (_, bytes) => EntityMessageForm.Read(bytes),
            static (all, to) => EntityMessageForm.Write(((ImmutableArray<EntityMessage>)all).AsSpan(), to)),
        Of("due", 1, static () => new DueEntry(7, Moment, DueKind.ResponseTimeOut, Sample.Request),
            static (_, bytes) => DueEntryForm.Read(7, Moment, bytes), DueEntryForm.Write),
        Of("answer", 1, static () => Answer, static (_, bytes) => EntityAnswerForm.Read(bytes), EntityAnswerForm.Write),
        Of("request", 1, static () => Sample.Request, static (_, bytes) => RecordRequestForm.Read(bytes), RecordRequestForm.Write),
        new("event-detail", 1, static () => EventDetailForm.ToBytes("R5", Sample.Values).ToArray(),
            static (_, bytes) => EventDetailForm.Read(bytes),
            static read =>
            {
                (string clause, RequestValues values) = ((string, RequestValues))read;
                return EventDetailForm.ToBytes(clause, values).ToArray();
            }),
        Of("device-command", 1, static () => (object)DeviceCommand.ReceiveImage(3),
            static (_, bytes) => DeviceCommandCanonicalForm.Read(bytes),
            static (command, to) => DeviceCommandCanonicalForm.Write((DeviceCommand)command, Room(to, DeviceCommandCanonicalForm.Size))),
        Of("hub-command", 1, static () => (object)HubCommand.OpenJoinWindow(Moment, 3_600),
            static (_, bytes) => HubCommandCanonicalForm.Read(bytes),
            static (command, to) => HubCommandCanonicalForm.Write((HubCommand)command, Room(to, HubCommandCanonicalForm.Size))),
        Small("conductor", static () => new ConductorState
        {
            Board = new Board(4, 5_000, 1_600_000_000_000, 60, Paused: false, DspDown: true, HeldAfter: 17, ProductVersion: 3),
            FilesDoneMs = 1_599_999_000_000,
            Answers = [new KeptAnswer(Event, 1_600_000_000_001, 12)],
        }),
        Small("product-list", static () => new ProductListState
        {
            Version = 9,
            Entries = [new ProductEntry(0, "Maker", "Model", "1.0", Listed: false)],
            Waves = [new Wave(1, 9, Listed: false, 1_600_000_000_002, Event, Told: true)],
            Answers = [new KeptAnswer(Event, 1_600_000_000_002, 40)],
        }),
        Small("product", static () => new ProductState
        {
            Wave = new Wave(1, 9, Listed: false, 1_600_000_000_002, Event, Told: true),
            Premises = 100, Stored = 0x00DB123456789012, Members = 40, Reached = 30, IsDone = false,
        }),
        Small("rdp", static () => new RdpState
        {
            Cursor = 77, LastRunMs = 1_600_000_000_000, Policy = 1, HistoryPolicy = 1, Counts = [7, 6, 5, 4, 3, 2, 1],
            Rows = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 1, 9, 0, 0, 0],
        }),
    ];

    private static EntityAnswer Answer => new()
    {
        Code = ResponseCode.I99,
        Check = AccessCheck.Registration,
        Clause = "R4",
        At = Moment,
        Values = Sample.Values,
        Response = new DeviceResponse(ResponseCode.E21, "no response", Sample.Values),
    };

    private static Span<byte> Room(IBufferWriter<byte> to, int size)
    {
        Span<byte> room = to.GetSpan(size)[..size];
        to.Advance(size);
        return room;
    }

    private static PersistedForm Of<T>(
        string name, byte version, Func<T> sample, Func<byte, byte[], T> read, Action<T, IBufferWriter<byte>> write)
        where T : notnull
    {
        return new PersistedForm(
            name, version, () => Bytes(sample()), (written, bytes) => read(written, bytes), value => Bytes((T)value));

        byte[] Bytes(T value)
        {
            ArrayBufferWriter<byte> to = new();
            write(value, to);
            return to.WrittenSpan.ToArray();
        }
    }

    private static PersistedForm Small<T>(string name, Func<T> sample)
        where T : class
        => new(
            $"state-{name}",
            1,
            () => SmallStates.Serialize(sample()).ToArray(),
            static (_, bytes) => SmallStates.Deserialize<T>(new BinaryData(bytes)),
            static value => SmallStates.Serialize((T)value).ToArray(),
            IsText: true);
}
