using Orleans.Serialization;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;

namespace Twin.Grains.Serialization;

/// <summary>Carries a device's command in its canonical form.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class DeviceCommandCodec() : FormValueCodec<DeviceCommand>(DeviceCommandCanonicalForm.Size)
{
    /// <inheritdoc/>
    protected override void Write(DeviceCommand value, Span<byte> to) => DeviceCommandCanonicalForm.Write(value, to);

    /// <inheritdoc/>
    protected override DeviceCommand Read(ReadOnlySpan<byte> from) => DeviceCommandCanonicalForm.Read(from);
}

/// <summary>Carries a hub's command in its canonical form.</summary>
[RegisterSerializer]
[RegisterCopier]
internal sealed class HubCommandCodec() : FormValueCodec<HubCommand>(HubCommandCanonicalForm.Size)
{
    /// <inheritdoc/>
    protected override void Write(HubCommand value, Span<byte> to) => HubCommandCanonicalForm.Write(value, to);

    /// <inheritdoc/>
    protected override HubCommand Read(ReadOnlySpan<byte> from) => HubCommandCanonicalForm.Read(from);
}
