using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains;

/// <summary>The forms of the twin's records, for stores.</summary>
public static class TwinForms
{
    /// <summary>Devices, hubs and meter points.</summary>
    public static EntityForms All { get; } =
        EntityForms.None.With(new DeviceEntityForm()).With(new HubEntityForm()).With(new MeterPointEntityForm());
}
