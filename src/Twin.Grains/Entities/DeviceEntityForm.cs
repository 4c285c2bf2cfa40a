using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>How a device's record is stored.</summary>
internal sealed class DeviceEntityForm : IEntityForm<DeviceRecord>
{
    internal const string Type = "type";
    internal const string Status = "status";
    internal const string RecordedFirmware = "recorded_firmware";

    /// <summary>The status of a device that has none.</summary>
    internal const string NoStatus = "none";

    private static readonly ImmutableArray<string> TypeNames =
        [.. Enum.GetValues<DeviceType>().Select(static type => type.ToString().ToUpperInvariant())];

    private static readonly ImmutableArray<string> StatusNames = [.. Enum.GetNames<SmiStatus>()];
    private static readonly ImmutableArray<string> LifecycleNames = [.. Enum.GetNames<DeviceLifecycle>()];

    /// <inheritdoc/>
    public EntityKind Kind => EntityKind.Device;

    /// <inheritdoc/>
    public string Table => "device";

    /// <inheritdoc/>
    public ImmutableArray<EntityColumn> Columns { get; } =
    [
        new(Type, IsText: true),
        new(Status, IsText: true, IsIndexed: true),
        new("lifecycle", IsText: true),
        new("cpl_hold"),
        new(RecordedFirmware, IsIndexed: true),
        new("running_firmware"),
        new("supplier_certificate"),
        new("network_operator_certificate"),
        new("hub"),
    ];

    /// <inheritdoc/>
    public byte Version => DeviceRecordForm.Version;

    /// <inheritdoc/>
    public void Write(DeviceRecord record, IBufferWriter<byte> to) => DeviceRecordForm.Write(record, to);

    /// <inheritdoc/>
    public DeviceRecord Read(byte version, ReadOnlySpan<byte> from) => DeviceRecordForm.Read(version, from);

    /// <inheritdoc/>
    public void Fill(DeviceRecord record, Span<ColumnValue> values)
    {
        DeviceState state = record.State;
        values[0] = state.Exists ? ColumnValue.Of(TypeOf(state.Type)) : ColumnValue.None;
        values[1] = state.Exists ? ColumnValue.Of(StatusOf(state)) : ColumnValue.None;
        values[2] = state.Exists ? ColumnValue.Of(LifecycleNames[(int)state.Status.Lifecycle]) : ColumnValue.None;
        values[3] = ColumnValue.Of(state.Status.CplHold ? 1 : 0);
        values[4] = ColumnValue.Of(state.RecordedFirmware);
        values[5] = ColumnValue.Of(state.RunningFirmware);
        values[6] = ColumnValue.Of(state.SupplierCertificate);
        values[7] = ColumnValue.Of(state.NetworkOperatorCertificate);
        values[8] = ColumnValue.Of(unchecked((long)record.Hub.Value));
    }

    /// <summary>A type as columns hold it.</summary>
    internal static string TypeOf(DeviceType type) => TypeNames[(int)type];

    private static string StatusOf(in DeviceState state) => state.ShownStatus is { } shown ? StatusNames[(int)shown] : NoStatus;
}
